import type { AnyRecord } from '#shared/records/records.ts';
import { changesAfter, type LaterChange } from './change-log.ts';
import type { EditBatch } from './edit-batch.ts';

/** The changes of a locked record since the revision that an editor saw, in order. */
export async function laterChanges(
  batch: EditBatch,
  record: AnyRecord,
  baseRevision: number,
): Promise<readonly LaterChange[]> {
  if (record.revision === baseRevision) return [];
  await batch.flush();
  return changesAfter(batch.tx, record, baseRevision);
}
