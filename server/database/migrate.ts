import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { overClient, sessionConfig, type ConnectionConfig } from './connection.ts';
import { ensureDesk } from './ensure-desk.ts';
import { migrationLock } from './locks.ts';
import { appliedMigrations, knownMigrations, migrationsFolder } from './migration-state.ts';

/** Whether the database is as this version needs it; otherwise one line that says what to do. */
export type MigrationResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string };

/**
 * Brings the database to the tables of this version and makes sure that the desk has its epoch. Servers that start
 * together take turns; the second finds nothing left to do. A database of a later version is refused untouched.
 */
export async function migrateDatabase(config: ConnectionConfig): Promise<MigrationResult> {
  const client = new pg.Client(sessionConfig(config));
  await client.connect();
  try {
    const db = overClient(client);
    // The lock belongs to this session: it is given back when the connection ends, whatever happens.
    await db.execute(sql`select pg_advisory_lock(${migrationLock}::bigint)`);
    const known = new Set(knownMigrations());
    const unknown = (await appliedMigrations(db)).find((name) => !known.has(name));
    if (unknown !== undefined) {
      const message = `The database was made by a later version of Verbatim (it has ${unknown}): start that version, or restore a backup.`;
      return { ok: false, message };
    }
    await migrate(db, { migrationsFolder });
    await ensureDesk(db);
    return { ok: true };
  } finally {
    await client.end();
  }
}
