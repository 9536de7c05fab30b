import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Queryable } from './connection.ts';
import { desk } from './schema.ts';

// Cluster and database: what a transaction id belongs to.
const origin = sql<string>`(
  select system_identifier || '.' || oid from pg_control_system(), pg_database
  where datname = current_database()
)`;

/**
 * Gives a new desk its epoch, and a copy of a desk another one: a dump that was restored into another cluster or
 * database has other transaction ids than its original, so no cursor from there may be read here.
 */
export async function ensureDesk(db: Database): Promise<void> {
  await db
    .insert(desk)
    .values({ epoch: randomUUID(), origin })
    .onConflictDoUpdate({
      target: desk.id,
      set: { epoch: sql`excluded.epoch`, origin: sql`excluded.origin` },
      setWhere: sql`${desk.origin} <> excluded.origin`,
    });
}

/** Makes every cursor void, as after a restore into the database that the backup was made of. */
export async function renewEpoch(db: Queryable): Promise<void> {
  await db.update(desk).set({ epoch: randomUUID(), origin });
}
