import { sql } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import type { RecordKind } from '#shared/records/records.ts';
import type { Cursor } from './cursor.ts';

/** A change in the log: what it is about, and its place. */
export interface LogEntry {
  readonly place: Cursor;
  readonly changeId: number;
  readonly kind: RecordKind;
  readonly recordId: string;
}

/** Changes in the order of the log; `reset` to a cursor that means nothing here. */
export type LogPage =
  | {
      readonly status: 'page';
      readonly entries: readonly LogEntry[];
      readonly more: boolean;
      /** The place behind everything that this page could have shown. */
      readonly horizon: Cursor;
    }
  | { readonly status: 'reset'; readonly epoch: string };

/** Where a page begins, and how long it may be. */
export interface LogPageOptions {
  /** Null for the beginning of the log. */
  readonly after: Cursor | null;
  readonly limit: number;
  /** Only changes of records of these kinds; all of them unless told. */
  readonly kinds?: readonly RecordKind[] | undefined;
}

interface Row extends Record<string, unknown> {
  readonly epoch: string;
  readonly xmin: string;
  readonly xmax: string;
  /** Null, as what follows, in the one row of an empty page. */
  readonly xid: string | null;
  readonly id: string;
  readonly kind: RecordKind;
  readonly record_id: string;
}

/**
 * The changes after a cursor in the order (xid, id), and only those below the oldest open transaction: a transaction
 * that commits late has an xid that no cursor has passed yet. Answers `reset` to a cursor of another epoch, or of a
 * future that this database has not seen because it was set back.
 */
export async function logPage(
  db: Queryable,
  { after, limit, kinds }: LogPageOptions,
): Promise<LogPage> {
  // One statement has one snapshot: with a horizon of its own, a transaction that ended in between would be passed over.
  const { rows } = await db.execute<Row>(sql`
    with horizon as materialized (
      select epoch, pg_snapshot_xmin(snapshot) as xmin, pg_snapshot_xmax(snapshot) as xmax
      from desk, pg_current_snapshot() as snapshot
    )
    select horizon.epoch, horizon.xmin::text, horizon.xmax::text,
      entry.xid::text, entry.id::text, entry.kind, entry.record_id
    from horizon left join lateral (
      select xid, id, kind, record_id from changes
      where (xid, id) > (${after?.xid ?? '0'}::xid8, ${after?.id ?? '0'}::bigint)
        and xid < horizon.xmin ${ofKinds(kinds)}
      order by changes.xid, changes.id limit ${limit + 1}
    ) as entry on true
    order by entry.xid, entry.id`);
  const [first] = rows;
  if (first === undefined) throw new Error('The desk has no epoch: migrate the database first.');
  const { epoch, xmin, xmax } = first;
  if (after !== null && (after.epoch !== epoch || BigInt(after.xid) > BigInt(xmax))) {
    return { status: 'reset', epoch };
  }
  const entries = rows.flatMap(({ xid, id, kind, record_id: recordId }) =>
    xid === null ? [] : [{ place: { epoch, xid, id }, changeId: Number(id), kind, recordId }],
  );
  const ahead = after !== null && BigInt(after.xid) >= BigInt(xmin);
  return {
    status: 'page',
    entries: entries.slice(0, limit),
    more: entries.length > limit,
    horizon: ahead ? after : { epoch, xid: xmin, id: '0' },
  };
}

/** How many changes the feed shows in all: those below the oldest open transaction. */
export async function countFeed(db: Queryable, kinds?: readonly RecordKind[]): Promise<number> {
  const { rows } = await db.execute<{ total: string }>(sql`
    select count(*)::text as total from changes
    where xid < pg_snapshot_xmin(pg_current_snapshot()) ${ofKinds(kinds)}`);
  return Number(rows[0]?.total ?? 0);
}

function ofKinds(kinds: readonly RecordKind[] | undefined) {
  return kinds === undefined ? sql`` : sql`and kind = any(${sql.param(kinds)}::text[])`;
}
