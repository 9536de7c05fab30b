import type { AnyEdit, Edit } from './edit.ts';
import { assertNever } from '../errors/assert-never.ts';
import {
  recordDefinitions,
  type AnyRecord,
  type FieldsOf,
  type RecordKind,
} from '../records/records.ts';
import { settleVerification } from './verification.ts';

/** When and by whom an edit is made. */
export interface EditStamp {
  /** UTC instant. */
  readonly at: string;
  /** Account id; null for the server itself. */
  readonly by: string | null;
}

/**
 * The record after the edit, without comparing revisions: what the server writes once a merge is settled, and what
 * an editor sees while the edit waits in the outbox. Answers null where there is no record to change.
 */
export function applyEdit(
  record: AnyRecord | null,
  edit: AnyEdit,
  stamp: EditStamp,
): AnyRecord | null {
  if (edit.action === 'create') return record ?? created(edit, stamp);
  if (record === null) return null;
  const next = { revision: record.revision + 1, updatedAt: stamp.at, updatedBy: stamp.by };
  switch (edit.action) {
    case 'update':
      return updated(record, edit, next, stamp);
    case 'delete':
      return { ...record, ...next, deletedAt: stamp.at };
    case 'restore':
      return { ...record, ...next, deletedAt: null };
    // Of the one that is merged; what becomes of the other and of all that names them, see `withNamesOf` and the server.
    case 'merge':
      return { ...withFields(record, { mergedInto: edit.into }), ...next };
    case 'unmerge':
      return { ...withFields(record, { mergedInto: null }), ...next };
    default:
      return assertNever(edit);
  }
}

/** All fields of a new record: those given, and the initial value of the others. */
export function completeFields<Kind extends RecordKind>(
  kind: Kind,
  fields: Partial<FieldsOf<Kind>>,
): FieldsOf<Kind> {
  // parseEdit has seen that every field without an initial value is given.
  return { ...recordDefinitions[kind].initial, ...fields } as FieldsOf<Kind>;
}

function created(edit: Extract<Edit, { action: 'create' }>, stamp: EditStamp): AnyRecord {
  const { at, by } = stamp;
  const meta = {
    id: edit.id,
    revision: 1,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
    deletedAt: null,
  };
  switch (edit.kind) {
    case 'topic':
      return { kind: edit.kind, ...meta, fields: completeFields(edit.kind, edit.fields) };
    case 'actor':
      return { kind: edit.kind, ...meta, fields: completeFields(edit.kind, edit.fields) };
    case 'affiliation':
      return { kind: edit.kind, ...meta, fields: completeFields(edit.kind, edit.fields) };
    case 'article':
      return { kind: edit.kind, ...meta, fields: completeFields(edit.kind, edit.fields) };
    case 'quote': {
      const fields = completeFields(edit.kind, edit.fields);
      const settled = settleVerification(null, fields, fields.status, stamp);
      return { kind: edit.kind, ...meta, fields: settled };
    }
    default:
      return assertNever(edit);
  }
}

function updated(
  record: AnyRecord,
  { changes }: Extract<Edit, { action: 'update' }>,
  meta: object,
  stamp: EditStamp,
): AnyRecord {
  const next = withFields(record, changes);
  if (record.kind !== 'quote' || next.kind !== 'quote') return { ...next, ...meta };
  const asked = 'status' in changes ? changes.status : undefined;
  return { ...next, ...meta, fields: settleVerification(record.fields, next.fields, asked, stamp) };
}

/** A record with other values in some of its fields, and nothing else changed: not what follows from them either. */
export function withFields(record: AnyRecord, values: object): AnyRecord {
  return { ...record, fields: { ...record.fields, ...values } } as AnyRecord;
}
