import { z } from 'zod';
import { baseOf } from '../store/base-rows.ts';
import { outboxOf } from '../store/outbox.ts';
import { overlay } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import type { MergingEdit } from '#shared/edits/edit.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import type { AnyRecord, RecordOf } from '#shared/records/records.ts';

/**
 * Why an actor cannot be merged into another, as far as this machine knows both; null if it can. `record` is the actor
 * whose id goes, as its editor sees it. Errors: `VALIDATION_FAILED`.
 */
export function checkMerging(
  store: Store,
  edit: MergingEdit,
  record: AnyRecord | null,
): DeskError | null {
  // Taking back what is not so changes nothing, and neither does merging again.
  if (edit.action === 'unmerge' || record?.kind !== 'actor') return null;
  const { mergedInto } = record.fields;
  if (mergedInto === edit.into) return null;
  const into = overlay(baseOf(store, edit.into), outboxOf(store, edit.into));
  if (into?.kind !== 'actor') return null;
  return (
    alreadyMerged(record, mergedInto, 'id') ??
    alreadyMerged(into, into.fields.mergedInto, 'into') ??
    notAlike(record, into) ??
    ownMember(store, record, into)
  );
}

function alreadyMerged(
  { fields: { name } }: RecordOf<'actor'>,
  mergedInto: string | null,
  path: string,
): DeskError | null {
  if (mergedInto === null) return null;
  return refused(`${name} was merged into another actor already: choose that one.`, path);
}

function notAlike(record: RecordOf<'actor'>, into: RecordOf<'actor'>): DeskError | null {
  if (record.id === into.id) return refused('An actor cannot be merged into itself.', 'into');
  const [one, other] = [record.fields, into.fields];
  if ((one.kind === 'person') === (other.kind === 'person')) return null;
  const message = `${one.name} is a ${one.kind} and ${other.name} a ${other.kind}: if that is wrong, change the kind of one of them first.`;
  return refused(message, 'into');
}

const idRow = z.object({ id: z.string() });

function ownMember(
  store: Store,
  record: RecordOf<'actor'>,
  into: RecordOf<'actor'>,
): DeskError | null {
  const sql = `SELECT id FROM affiliation WHERE deleted_at IS NULL
    AND (actor_id = ? AND organization_id = ? OR actor_id = ? AND organization_id = ?)`;
  const [one, other] = [record.id, into.id];
  if (store.first(sql, [one, other, other, one], idRow) === undefined) return null;
  const names = `${record.fields.name} and ${into.fields.name}`;
  const message = `One of ${names} has a role in the other, so they are two: delete that affiliation first if it is wrong.`;
  return refused(message, 'into');
}

function refused(message: string, path: string): DeskError {
  return { code: errorCodes.validationFailed, message, path: [path] };
}
