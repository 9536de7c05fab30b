import { sql } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';

/** A place in the change log: all changes up to it are known. `xid` is decimal text of 64 bits. */
export interface Cursor {
  readonly epoch: string;
  readonly xid: string;
  readonly id: string;
}

/** A cursor as clients carry it: `epoch.xid.id`. */
export function formatCursor({ epoch, xid, id }: Cursor): string {
  return `${epoch}.${xid}.${id}`;
}

/** Reads a cursor; null for what is none. */
export function parseCursor(text: string): Cursor | null {
  const [, epoch, xid, id] = /^([0-9a-f-]{36})\.(\d{1,18})\.(\d{1,18})$/.exec(text) ?? [];
  return epoch === undefined || xid === undefined || id === undefined ? null : { epoch, xid, id };
}

/** Where the log stands: the epoch, and the transaction ids below which nothing is open and at which the next begins. */
export interface Horizon {
  readonly epoch: string;
  readonly xmin: string;
  readonly xmax: string;
}

/** Reads where the log stands now. Throws where the database was never migrated. */
export async function readHorizon(db: Queryable): Promise<Horizon> {
  const { rows } = await db.execute<Horizon & Record<string, unknown>>(sql`
    select epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
      pg_snapshot_xmax(pg_current_snapshot())::text as xmax
    from desk`);
  const [horizon] = rows;
  if (horizon === undefined) throw new Error('The desk has no epoch: migrate the database first.');
  return horizon;
}

/**
 * The cursor after which a pull brings every change that commits from now on, and maybe some that just did: changes of
 * transactions that are still open lie behind it, however early they took their ids.
 */
export async function currentCursor(db: Queryable): Promise<string> {
  const { epoch, xmin } = await readHorizon(db);
  return formatCursor({ epoch, xid: xmin, id: '0' });
}
