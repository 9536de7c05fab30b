import { sql } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';

/** How far the change feed is behind the log. */
export interface FeedLag {
  /** Changes that are committed and that no reader of the feed is shown yet, because an older transaction is open. */
  readonly waiting: number;
  /** Seconds since the oldest of them was made; 0 when there is none. */
  readonly seconds: number;
  /** Transaction ids between the oldest open transaction and the next to begin. */
  readonly transactions: number;
  /** The number of the newest change; edits that came to nothing may have taken numbers too. */
  readonly newest: number;
}

/** Reads how far the change feed is behind, by the clock that changes are stamped with. */
export async function readFeedLag(db: Queryable, now: Date): Promise<FeedLag> {
  const { rows } = await db.execute<Record<string, string | null>>(sql`
    select count(waiting.id)::text as waiting,
      (extract(epoch from ${now.toISOString()}::timestamptz - min(waiting.at)))::text as seconds,
      (max(horizon.xmax)::text::numeric - max(horizon.xmin)::text::numeric)::text as transactions,
      (select coalesce(max(id), 0) from changes)::text as newest
    from (
      select pg_snapshot_xmin(snapshot) as xmin, pg_snapshot_xmax(snapshot) as xmax
      from pg_current_snapshot() as snapshot
    ) as horizon
    left join changes as waiting on waiting.xid >= horizon.xmin`);
  const number = (name: string) => Number(rows[0]?.[name] ?? 0);
  return {
    waiting: number('waiting'),
    seconds: Math.max(0, number('seconds')),
    transactions: number('transactions'),
    newest: number('newest'),
  };
}
