import type { Transaction } from '#server/database/connection.ts';
import type { EditStamp } from '#shared/edits/apply-edit.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { logChange } from './change-log.ts';
import type { EditOptions } from './edit-context.ts';
import { storeOf } from './kinds/kind-stores.ts';
import { reanchorQuotes } from './reanchor-quotes.ts';
import { indexRecord } from './search-index.ts';

/** What is known of a write besides the record: its door, who makes it and when. */
export interface Write extends EditOptions {
  readonly stamp: EditStamp;
}

/**
 * Writes a settled change of a record with all that follows from it: its quotes re-anchored, its search terms, its row
 * in the change log, the notice to the servers. Answers the record as the database now holds it.
 */
export async function writeRecord(
  tx: Transaction,
  action: Exclude<Edit['action'], 'create'>,
  before: AnyRecord,
  next: AnyRecord,
  { stamp, ...options }: Write,
  submitted?: FieldValues,
): Promise<AnyRecord> {
  const store = storeOf(next.kind);
  const revision = before.revision + 1;
  await store.update(tx, { ...next, revision, updatedAt: stamp.at, updatedBy: stamp.by });
  const after = await reload(tx, next);
  await logChange(tx, {
    action,
    before,
    after,
    ...options,
    ...(submitted === undefined ? {} : { submitted }),
  });
  await indexRecord(tx, after);
  if (
    before.kind === 'article' &&
    after.kind === 'article' &&
    before.fields.body !== after.fields.body
  ) {
    await reanchorQuotes(tx, before, after);
  }
  return after;
}

/** Reads a record back after a write: in the one form that all readers get, with the database's own instants. */
export async function reload(tx: Transaction, { kind, id }: AnyRecord): Promise<AnyRecord> {
  const [record] = await storeOf(kind).load(tx, [id]);
  if (record === undefined) throw new Error(`The ${kind} ${id} is gone in its own transaction.`);
  return record;
}
