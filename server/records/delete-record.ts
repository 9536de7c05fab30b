import type { Outcome } from '#shared/edits/outcome.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { changedSinceConflict } from './changed-since-conflict.ts';
import type { EditBatch } from './edit-batch.ts';
import { laterChanges } from './later-changes.ts';
import { changedByOthers } from './merge-base.ts';
import { rejection } from './rejection.ts';
import { stillReferenced } from './referrers.ts';
import { writeRecord, type Write } from './write-record.ts';

/**
 * Leaves a tombstone in the locked record's place, unless somebody changed what the editor has not seen: a conflict.
 * That the server moved a quote along with its article, or a merge gave it another actor's id, is no such change. Errors: `STILL_REFERENCED`, `VALIDATION_FAILED` for a merged actor.
 */
export async function deleteRecord(
  batch: EditBatch,
  current: AnyRecord,
  baseRevision: number,
  write: Write,
): Promise<Outcome> {
  const later = await laterChanges(batch, current, baseRevision);
  const outcome = changedByOthers(later, write.clientId) ? 'merged' : 'applied';
  if (current.deletedAt !== null) return { outcome, record: current };
  if (current.kind === 'actor' && current.fields.mergedInto !== null) {
    const message = `${current.fields.name} was merged into the actor ${current.fields.mergedInto}, and its id leads there: undo the merge (unmergeActor) first.`;
    return rejection('validationFailed', message, ['id']);
  }
  const byPeople = later.filter(
    ({ via }) => via !== 'reanchor' && (via !== 'merge' || current.kind === 'actor'),
  );
  if (changedByOthers(byPeople, write.clientId)) {
    return changedSinceConflict(current, byPeople, write.clientId);
  }
  const refused = await stillReferenced(batch, current.kind, current.id);
  if (refused !== null) return refused;
  const next = { ...current, deletedAt: write.stamp.at };
  return { outcome, record: await writeRecord(batch, 'delete', current, next, write) };
}
