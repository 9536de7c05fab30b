import { sql } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';
import type { PullAnswer } from '#shared/sync/protocol.ts';
import { formatCursor, parseCursor, readHorizon } from './cursor.ts';
import { storeOf } from './kinds/kind-stores.ts';

interface LogRow extends Record<string, unknown> {
  readonly xid: string;
  readonly id: string;
  readonly kind: RecordKind;
  readonly record_id: string;
}

/**
 * The records that changed after a cursor, each once and as it is now, from at most `limit` changes. Changes are taken
 * in the order (xid, id) and only below the oldest open transaction: a transaction that commits late has an xid that
 * no cursor has passed yet. Answers `reset` to a cursor of another epoch, or of a future that this database has not
 * seen because it was set back.
 */
export async function changedSince(
  db: Queryable,
  cursor: string,
  limit: number,
): Promise<PullAnswer> {
  const after = parseCursor(cursor);
  const { epoch, xmax } = await readHorizon(db);
  if (after === null || after.epoch !== epoch || BigInt(after.xid) > BigInt(xmax)) {
    return { status: 'reset', epoch };
  }
  // The horizon is of the same snapshot as the rows, or a transaction that ended in between would be passed over.
  const { rows } = await db.execute<LogRow>(sql`
    select xid::text, id::text, kind, record_id from changes
    where (xid, id) > (${after.xid}::xid8, ${after.id}::bigint)
      and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by changes.xid, changes.id limit ${limit + 1}`);
  const taken = rows.slice(0, limit);
  const last = taken.at(-1);
  return {
    status: 'changes',
    cursor: last === undefined ? cursor : formatCursor({ epoch, xid: last.xid, id: last.id }),
    records: await loadOnce(db, taken),
    more: rows.length > limit,
  };
}

async function loadOnce(db: Queryable, rows: readonly LogRow[]): Promise<AnyRecord[]> {
  const ids = new Map<RecordKind, Set<string>>();
  for (const { kind, record_id: id } of rows) {
    ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
  }
  const records: AnyRecord[] = [];
  for (const [kind, wanted] of ids) records.push(...(await storeOf(kind).load(db, [...wanted])));
  return records;
}
