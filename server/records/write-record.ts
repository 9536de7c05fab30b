import type { EditStamp } from '#shared/edits/apply-edit.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import type { EditBatch } from './edit-batch.ts';
import type { EditOptions } from './edit-context.ts';
import { reanchorQuotes } from './reanchor-quotes.ts';

/** What is known of a write besides the record: its door, who makes it and when. */
export interface Write extends EditOptions {
  readonly stamp: EditStamp;
}

/**
 * Takes a settled change of a record into the batch with all that follows from it: its quotes are re-anchored. Answers
 * the record as it is from now on.
 */
export async function writeRecord(
  batch: EditBatch,
  action: Exclude<Edit['action'], 'create'>,
  before: AnyRecord,
  next: AnyRecord,
  { stamp, ...options }: Write,
  submitted?: FieldValues,
): Promise<AnyRecord> {
  const meta = { revision: before.revision + 1, updatedAt: stamp.at, updatedBy: stamp.by };
  const after: AnyRecord = { ...next, ...meta };
  await batch.put({ action, before, after, ...options, submitted });
  if (
    before.kind === 'article' &&
    after.kind === 'article' &&
    before.fields.body !== after.fields.body
  ) {
    await reanchorQuotes(batch, before, after);
  }
  return after;
}
