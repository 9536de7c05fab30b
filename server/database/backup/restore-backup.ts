import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate } from 'drizzle-orm/pg-core/async/session';
import pg from 'pg';
import {
  overClient,
  sessionConfig,
  type ConnectionConfig,
  type Transaction,
} from '../connection.ts';
import { renewEpoch } from '../ensure-desk.ts';
import { migrationLock, serverLock } from '../locks.ts';
import { migrationsFolder as ownMigrations } from '../migration-state.ts';
import { clearDatabase } from './clear-database.ts';
import {
  BackupRefused,
  type BackupContent,
  type BackupHead,
  type BackupResult,
} from './manifest.ts';
import { readArchive } from './read-archive.ts';
import { tableWriter, type TableWriter } from './table-writer.ts';

/** What is restored, and where to. */
export interface RestoreOptions {
  readonly connection: ConnectionConfig;
  readonly file: string;
  /** Whether to delete the desk that is there. */
  readonly replace: boolean;
  /** Folder of this version's migrations. */
  readonly migrationsFolder?: string;
}

/**
 * Puts the desk of a backup into a database, in one transaction: whatever goes wrong, the database stays as it was. The
 * tables are first made as they were when the backup was made, filled, and then brought to this version. The desk gets
 * a new epoch, so every replica loads it afresh and keeps what it has not yet sent.
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupResult> {
  const client = new pg.Client({
    ...sessionConfig(options.connection),
    application_name: 'verbatim restore',
  });
  // A connection that is lost rejects the query too.
  client.on('error', () => {});
  await client.connect();
  try {
    const content = await overClient(client).transaction((tx) => restoreIn(tx, client, options));
    await client.query('analyze');
    return { ok: true, ...content };
  } catch (error) {
    const message = problem(error, options.file);
    if (message === undefined) throw error;
    return { ok: false, message };
  } finally {
    await client.end();
  }
}

async function restoreIn(
  tx: Transaction,
  client: pg.Client,
  { file, replace, migrationsFolder = ownMigrations }: RestoreOptions,
): Promise<BackupContent> {
  await takeDatabase(client);
  const migrations = readMigrationFiles({ migrationsFolder });
  const apply = (part: typeof migrations) => migrate(part, tx, { migrationsFolder });
  let tables: TableWriter | undefined;
  const content = await readArchive(file, {
    async head(head) {
      const then = migrations.slice(0, head.migrations.length);
      refuseOtherVersion(
        file,
        head,
        then.map(({ name }) => name),
      );
      await clearDatabase(client, replace);
      await apply(then);
      for (const { name } of head.tables)
        await client.query(`alter table ${pg.escapeIdentifier(name)} disable trigger user`);
      // A migration may have put rows there; the backup has them too.
      const names = head.tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ');
      await client.query(`truncate ${names}`);
      tables = tableWriter(client, head);
    },
    rows: async (table, bytes) => tables?.write(table, bytes),
  }).catch((error: unknown) => {
    tables?.abort();
    throw error;
  });
  await tables?.end();
  for (const { name, rows } of content.tables) {
    if (tables?.written(name) !== rows)
      throw new BackupRefused(`PostgreSQL took other rows of the table ${name} than it was given.`);
    await client.query(`alter table ${pg.escapeIdentifier(name)} enable trigger user`);
  }
  await continueSequences(client);
  await apply(migrations);
  await renewEpoch(tx);
  return content;
}

async function takeDatabase(client: pg.Client): Promise<void> {
  await client.query("set local lock_timeout = '10s'");
  await client.query('select pg_advisory_xact_lock($1::bigint)', [migrationLock]);
  const { rows } = await client.query<{ free: boolean }>(
    'select pg_try_advisory_xact_lock($1::bigint) as free',
    [serverLock],
  );
  if (rows[0]?.free !== true) {
    throw new BackupRefused(
      'A Verbatim server is running on this database: end it first, restore, and start it again.',
    );
  }
}

function refuseOtherVersion(file: string, head: BackupHead, known: readonly string[]): void {
  const strange = head.migrations.find((name, index) => name !== known[index]);
  if (strange === undefined) return;
  throw new BackupRefused(
    `${file} was made by another, probably later version of Verbatim (${head.verbatim}, with ${strange}): restore it with that version.`,
  );
}

async function continueSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select c.relname::text as table, a.attname::text as column,
      pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`);
  for (const { table, column, sequence } of rows) {
    const highest = `max(${pg.escapeIdentifier(column)})`;
    await client.query(
      `select setval($1::regclass, coalesce(${highest}, 1), ${highest} is not null) from ${pg.escapeIdentifier(table)}`,
      [sequence],
    );
  }
}

function problem(error: unknown, file: string): string | undefined {
  if (error instanceof BackupRefused) return error.message;
  if (!(error instanceof pg.DatabaseError)) return undefined;
  const code = error.code ?? '';
  if (code === '55P03')
    return 'Another program is changing this database: end it first, and restore again.';
  if (code.startsWith('53'))
    return `PostgreSQL has no room for the desk (${error.message}): make some, and restore again.`;
  // Rows that PostgreSQL does not accept: of another form (22), or against a rule of the tables (23, 42).
  if (/^(22|23|42)/.test(code))
    return `${file} does not fit the tables of its version (${error.message}): it is damaged, use another one.`;
  return undefined;
}
