import type { Queryable } from '#server/database/connection.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';
import { storeOf } from './kinds/kind-stores.ts';

/** A record of this kind, a tombstone too; null where there is none. */
export async function readRecord(
  db: Queryable,
  kind: RecordKind,
  id: string,
): Promise<AnyRecord | null> {
  const [record] = await storeOf(kind).load(db, [id]);
  return record ?? null;
}
