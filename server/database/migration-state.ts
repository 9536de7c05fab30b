import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Queryable } from './connection.ts';

/** The folder of this version's migrations. */
export const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url));

/** Names of this version's migrations, in their order. */
export function knownMigrations(folder = migrationsFolder): readonly string[] {
  return readMigrationFiles({ migrationsFolder: folder }).map(({ name }) => name);
}

/** Names of the migrations that a database has, in the order they were applied in; none where it was never migrated. */
export async function appliedMigrations(db: Queryable): Promise<readonly string[]> {
  const table = await db.execute<{ name: string | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (table.rows[0]?.name == null) return [];
  const applied = await db.execute<{ name: string }>(
    sql`select name from drizzle.__drizzle_migrations order by id`,
  );
  return applied.rows.map(({ name }) => name);
}
