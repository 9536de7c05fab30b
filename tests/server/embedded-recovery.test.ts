import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import type { EmbeddedConnection } from '#server/database/embedded/embedded-postgres.ts';
import { processIdentity } from '#server/database/embedded/process-identity.ts';
import { startEmbeddedPostgres } from '#server/database/embedded/start-embedded-postgres.ts';
import {
  endProcess,
  startInOwnProcess,
  type EmbeddedPostgresProcess,
} from '#tests/support/embedded-postgres-process.ts';

const cleanUps: Array<() => Promise<unknown>> = [];
const quiet = { info: () => {}, warn: () => {} };

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-recovery-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  // Whatever a test left running is taken over and ended before its folder goes.
  cleanUps.push(async () => {
    const left = await startEmbeddedPostgres({ dataDir: folder, log: quiet });
    if (left.ok) await left.stop();
  });
  return folder;
}

async function startServer(dataDir: string): Promise<EmbeddedPostgresProcess> {
  const server = await startInOwnProcess(dataDir);
  cleanUps.push(() => endProcess(server, 'SIGKILL'));
  return server;
}

function started(server: EmbeddedPostgresProcess): {
  pid: number;
  adopted: boolean;
  connection: EmbeddedConnection;
} {
  if (!server.report.ok) throw new Error(server.report.message);
  return server.report;
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

describe('after a kill -9', { timeout: 60_000 }, () => {
  test('the next server takes over the PostgreSQL that still runs, with what was committed, and ends it', async () => {
    const dataDir = await temporaryFolder();
    const first = await startServer(dataDir);
    await ask(started(first).connection, "create table kept as select 'word' as text");
    await endProcess(first, 'SIGKILL');
    expect(await processIdentity(started(first).pid)).toBeDefined();

    const second = await startServer(dataDir);
    expect(started(second)).toMatchObject({ adopted: true, pid: started(first).pid });
    expect(await ask(started(second).connection, 'select text from kept')).toBe('word');
    await endProcess(second, 'SIGTERM');
    expect(await processIdentity(started(first).pid)).toBeUndefined();
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log']);
  });

  test('of server and PostgreSQL alike, the next start recovers from the stale postmaster.pid', async () => {
    const dataDir = await temporaryFolder();
    const first = await startServer(dataDir);
    await ask(started(first).connection, "create table kept as select 'word' as text");
    await endProcess(first, 'SIGKILL');
    process.kill(started(first).pid, 'SIGKILL');
    expect((await stat(join(dataDir, 'postgres', 'postmaster.pid'))).isFile()).toBe(true);

    const second = await startServer(dataDir);
    expect(started(second).adopted).toBe(false);
    expect(await ask(started(second).connection, 'select text from kept')).toBe('word');
    await endProcess(second, 'SIGTERM');
  });

  test('a postmaster.pid whose process id another program has now does not stop the next start', async () => {
    const dataDir = await temporaryFolder();
    const first = await startServer(dataDir);
    await endProcess(first, 'SIGKILL');
    process.kill(started(first).pid, 'SIGKILL');
    const other = spawn('sleep', ['600']);
    cleanUps.push(async () => other.kill('SIGKILL'));
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      const path = join(dataDir, 'postgres', name);
      const [, ...rest] = (await readFile(path, 'utf8')).split('\n');
      await writeFile(path, [String(other.pid), ...rest].join('\n'));
    }

    const second = await startServer(dataDir);
    expect(started(second).adopted).toBe(false);
    expect(other.exitCode).toBeNull();
    await endProcess(second, 'SIGTERM');
  });

  test('while PostgreSQL was just ending, the next start waits for its end and starts it again', async () => {
    const dataDir = await temporaryFolder();
    const first = await startServer(dataDir);
    process.kill(first.child.pid ?? 0, 'SIGKILL');
    process.kill(started(first).pid, 'SIGINT');
    const second = await startServer(dataDir);
    expect(await ask(started(second).connection, 'select 1')).toBe(1);
    await endProcess(second, 'SIGTERM');
  });

  test('a temporary socket folder is removed by the next start', async () => {
    const dataDir = join(await temporaryFolder(), 'long'.repeat(30));
    const first = await startServer(dataDir);
    const folder = started(first).connection.host;
    await endProcess(first, 'SIGKILL');
    process.kill(started(first).pid, 'SIGKILL');
    const second = await startServer(dataDir);
    await expect(stat(folder)).rejects.toThrow('ENOENT');
    expect(await ask(started(second).connection, 'select 1')).toBe(1);
    await endProcess(second, 'SIGTERM');
  });
});

test('a second server on the same data directory is refused, names the first, and leaves it working', async () => {
  const dataDir = await temporaryFolder();
  const first = await startServer(dataDir);
  const second = await startServer(dataDir);
  expect(second.report).toMatchObject({ ok: false, code: 'data-dir-in-use' });
  expect(second.report.ok ? '' : second.report.message).toContain(`process ${first.child.pid}`);
  await expect(once(second.child, 'exit')).resolves.toEqual([0, null]);
  expect(await ask(started(first).connection, 'select 1')).toBe(1);
  await endProcess(first, 'SIGTERM');
});

test('PostgreSQL is in a session of its own, which the terminal’s Ctrl+C does not reach', async () => {
  const dataDir = await temporaryFolder();
  const server = await startServer(dataDir);
  const session = async (pid: number | undefined): Promise<string | undefined> => {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[3];
  };
  expect(await session(started(server).pid)).toBe(String(started(server).pid));
  expect(await session(server.child.pid)).not.toBe(String(started(server).pid));
  await endProcess(server, 'SIGTERM');
});
