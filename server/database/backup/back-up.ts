import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { overClient, sessionConfig, type ConnectionConfig } from '../connection.ts';
import { appliedMigrations } from '../migration-state.ts';
import { deskTables } from './desk-tables.ts';
import { backupFormat, BackupRefused, type BackupHead, type BackupResult } from './manifest.ts';
import { writeArchive } from './write-archive.ts';

/** What a backup is made of, and where it goes. */
export interface BackupOptions {
  readonly connection: ConnectionConfig;
  /** Path of the file to make. */
  readonly file: string;
  readonly clock: () => Date;
  /** The version of this Verbatim. */
  readonly version: string;
}

/**
 * Writes the whole desk into a file, as it is at one moment; servers go on working meanwhile. Of the database it needs
 * nothing but the rights of its owner, so it works where `pg_dump` is not installed.
 */
export async function backUp(options: BackupOptions): Promise<BackupResult> {
  const client = new pg.Client({
    ...sessionConfig(options.connection),
    application_name: 'verbatim backup',
  });
  await client.connect();
  try {
    // One snapshot for all tables. It takes no transaction id, so the change feed does not wait for it.
    await client.query('begin isolation level repeatable read, read only');
    const head = await readHead(client, options);
    const content = await writeArchive(options.file, {
      head,
      table: ({ name, columns }) => {
        const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
        const from = `${pg.escapeIdentifier(name)} (${list})`;
        return client.query(copyTo(`copy ${from} to stdout with (format text, encoding 'UTF8')`));
      },
    });
    return { ok: true, ...content };
  } catch (error) {
    if (error instanceof BackupRefused) return { ok: false, message: error.message };
    const message = fileProblem(error, options.file);
    if (message === undefined) throw error;
    return { ok: false, message };
  } finally {
    await client.end();
  }
}

async function readHead(client: pg.Client, { clock, version }: BackupOptions): Promise<BackupHead> {
  const migrations = await appliedMigrations(overClient(client));
  if (migrations.length === 0)
    throw new BackupRefused('There is no desk in this database: nothing was backed up.');
  const tables = await deskTables(client);
  // So that no server that starts meanwhile changes the tables under our hands; it may read and write them.
  const names = tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ');
  await client.query(`lock table ${names} in access share mode`);
  return {
    format: backupFormat,
    verbatim: version,
    createdAt: clock().toISOString(),
    migrations: [...migrations],
    tables,
  };
}

function fileProblem(error: unknown, file: string): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no folder for ${file}: make it first.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${file} cannot be written: name a place where you may write.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is not enough room for ${file}: make some, or name another place.`;
    default:
      return undefined;
  }
}
