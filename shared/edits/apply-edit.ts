import type { Edit } from './edit.ts';
import { assertNever } from '../errors/assert-never.ts';
import {
  recordDefinitions,
  type AnyRecord,
  type FieldsOf,
  type RecordKind,
} from '../records/records.ts';

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
  edit: Edit,
  stamp: EditStamp,
): AnyRecord | null {
  if (edit.action === 'create') return record ?? created(edit, stamp);
  if (record === null) return null;
  const next = { revision: record.revision + 1, updatedAt: stamp.at, updatedBy: stamp.by };
  switch (edit.action) {
    case 'update':
      return withFields(record, edit.changes, next);
    case 'delete':
      return { ...record, ...next, deletedAt: stamp.at };
    case 'restore':
      return { ...record, ...next, deletedAt: null };
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

function created(edit: Extract<Edit, { action: 'create' }>, { at, by }: EditStamp): AnyRecord {
  const meta = {
    id: edit.id,
    revision: 1,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
    deletedAt: null,
  };
  return { kind: edit.kind, ...meta, fields: completeFields(edit.kind, edit.fields) } as AnyRecord;
}

function withFields(record: AnyRecord, changes: object, meta: object): AnyRecord {
  return { ...record, ...meta, fields: { ...record.fields, ...changes } } as AnyRecord;
}
