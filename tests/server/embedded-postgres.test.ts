import { mkdtemp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import type {
  EmbeddedConnection,
  EmbeddedPostgres,
} from '#server/database/embedded/embedded-postgres.ts';
import { processIdentity } from '#server/database/embedded/process-identity.ts';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '#server/database/embedded/start-embedded-postgres.ts';

const cleanUps: Array<() => Promise<unknown>> = [];

// Most tests look at something else than the disk, which they share with others.
const hasty = { fsync: 'off' };
const quiet = { info: () => {}, warn: () => {} };

afterEach(async () => {
  // The last made goes first: PostgreSQL ends before its folder is removed.
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function temporaryFolder(parent = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, 'verbatim-embedded-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function start(
  dataDir: string,
  options: Partial<EmbeddedPostgresOptions> = {},
): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ dataDir, log: quiet, settings: hasty, ...options });
  if (!started.ok) throw new Error(started.message);
  cleanUps.push(() => started.stop());
  return started;
}

async function ask(connection: EmbeddedConnection, sql: string): Promise<unknown> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  test('makes a UTF-8 database with checksums on a first start, and keeps its data', async () => {
    const dataDir = join(await temporaryFolder(), 'new');
    const first = await start(dataDir, { settings: {} });
    expect(first.adopted).toBe(false);
    expect(await ask(first.connection, 'show server_encoding')).toBe('UTF8');
    expect(await ask(first.connection, 'show data_checksums')).toBe('on');
    expect(await ask(first.connection, 'show fsync')).toBe('on');
    expect(await ask(first.connection, 'show max_connections')).toBe('50');
    expect(await ask(first.connection, "select lower('ÄЖ') || current_database()")).toBe(
      'äжverbatim',
    );
    await ask(first.connection, "create table kept as select 'word' as text");
    await first.stop();

    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await ask(second.connection, 'select text from kept')).toBe('word');
  });

  test('is reached by a Unix socket that only its owner can use', async () => {
    const dataDir = await temporaryFolder();
    const postgres = await start(dataDir);
    expect(await ask(postgres.connection, 'show listen_addresses')).toBe('');
    expect(postgres.connection.host).toBe(join(dataDir, 'postgres'));
    expect((await stat(postgres.connection.host)).mode & 0o777).toBe(0o700);
    expect((await stat(join(postgres.connection.host, '.s.PGSQL.5432'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'postgres.log'))).mode & 0o777).toBe(0o600);
  });

  test('is gone when stop() has resolved, connected clients or not, and stopping again does no harm', async () => {
    const dataDir = await temporaryFolder();
    const postgres = await start(dataDir);
    const client = new pg.Client(postgres.connection);
    const cut = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await postgres.stop();
    expect(await processIdentity(postgres.pid)).toBeUndefined();
    await cut;
    await postgres.stop();
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log']);
  });

  test('takes a data directory whose path has spaces, commas, quotes and letters of other scripts', async () => {
    const postgres = await start(join(await temporaryFolder(), 'a, "b" Ж'));
    expect(await ask(postgres.connection, 'select 1')).toBe(1);
  });

  test('puts its socket into a private temporary folder when the path is too long, and removes it at the end', async () => {
    const dataDir = join(await temporaryFolder(), 'long'.repeat(30));
    const postgres = await start(dataDir);
    const folder = postgres.connection.host;
    expect(folder.startsWith(dataDir)).toBe(false);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await ask(postgres.connection, 'select 1')).toBe(1);
    await postgres.stop();
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  test('runs below a folder in the home folder that nobody else may enter', async () => {
    const home = await temporaryFolder(homedir());
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    const postgres = await start(join(home, 'clone', 'data'));
    expect(await ask(postgres.connection, 'select 1')).toBe(1);
  });

  test('refuses data of another major version, says what to do and changes nothing', async () => {
    const dataDir = await temporaryFolder();
    await (await start(dataDir)).stop();
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    await writeFile(version, '14\n');
    const refused = await startEmbeddedPostgres({ dataDir, log: quiet });
    expect(refused).toMatchObject({ ok: false, code: 'other-major' });
    expect(refused.ok ? '' : refused.message).toMatch(
      /made by PostgreSQL 14 .* verbatim backup .* this one\.$/u,
    );
    expect(await readFile(version, 'utf8')).toBe('14\n');
    await writeFile(version, '18\n');
    await start(dataDir);
  });

  test('leaves a folder alone that holds something else', async () => {
    const dataDir = await temporaryFolder();
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres', 'notes.txt'), 'mine');
    const refused = await startEmbeddedPostgres({ dataDir, log: quiet });
    expect(refused).toMatchObject({ ok: false, code: 'data-dir-unusable' });
    expect(await readdir(join(dataDir, 'postgres'))).toEqual(['notes.txt']);
  });

  test('begins again when a first start was killed before the database was complete', async () => {
    const dataDir = await temporaryFolder();
    await mkdir(join(dataDir, 'postgres.new-0123456789ab', 'base'), { recursive: true });
    await start(dataDir);
    expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres.new'))).toEqual([]);
  });

  test('says in one line why it cannot use a data directory', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    const refused = await startEmbeddedPostgres({
      dataDir: join(folder, 'file', 'data'),
      log: quiet,
    });
    expect(refused).toMatchObject({ ok: false, code: 'data-dir-unusable' });
    expect(refused.ok ? '' : refused.message).not.toContain('\n');
  });

  test('says where to look when PostgreSQL does not accept its configuration', async () => {
    const dataDir = await temporaryFolder();
    const refused = await startEmbeddedPostgres({
      dataDir,
      log: quiet,
      settings: { shared_buffers: 'many' },
    });
    expect(refused).toMatchObject({ ok: false, code: 'start-failed' });
    expect(refused.ok ? '' : refused.message).toContain('shared_buffers');
    expect(refused.ok ? '' : refused.message).toContain(join(dataDir, 'postgres.log'));
    await start(dataDir);
  });

  test('ignores the PG variables of the user’s own PostgreSQL', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      PGDATA: '/nowhere',
      PGPORT: '1',
      PGSSLMODE: 'require',
      PGDATESTYLE: 'German',
      PGHOST: 'nowhere.invalid',
    });
    cleanUps.push(async () => {
      process.env = before;
    });
    const postgres = await start(await temporaryFolder());
    expect(await ask(postgres.connection, 'select 1')).toBe(1);
    expect(await ask(postgres.connection, "select date '2024-05-29' || ''")).toBe('2024-05-29');
  });
});
