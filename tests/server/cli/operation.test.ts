import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, inject, test } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { bootstrapAnswerSchema, protocolHeader, protocolVersion } from '#shared/sync/protocol.ts';
import { createTestDatabase } from '#tests/support/postgres.ts';
import {
  askGraphql,
  freePort,
  startServerProcess,
  type ServerProcess,
} from '#tests/support/server-process.ts';

const folder = await mkdtemp(join(tmpdir(), 'verbatim-operation-'));
const running = new Set<ServerProcess>();
const patience = 90_000;

async function start(dataDir: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startServerProcess({ dataDir, port: await freePort(), env });
  running.add(server);
  return server;
}

afterEach(async () => {
  for (const server of running)
    if (server.process.exitCode === null && server.process.signalCode === null) await server.stop();
  running.clear();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function verbatim(env: Record<string, string>, ...args: string[]): Promise<Ended> {
  return await new Promise((resolve) => {
    execFile(
      process.execPath,
      ['server/cli/verbatim.mjs', ...args],
      { cwd: repositoryRoot, env: { ...process.env, ...env } },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

/** Every record, as replicas load them. */
async function records(server: ServerProcess): Promise<unknown> {
  const response = await fetch(`${server.address}/sync/bootstrap`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [protocolHeader]: String(protocolVersion),
      authorization: `Bearer ${await server.adminToken()}`,
    },
    body: JSON.stringify({ after: null, limit: 500, scope: null }),
  });
  return bootstrapAnswerSchema.parse(await response.json()).records;
}

const addTopic = 'mutation ($name: String!) { createTopic(input: { name: $name }) { __typename } }';

test(
  'Two servers that start at once on one new database migrate it once, and make one administrator and one sample desk',
  async () => {
    const database = await createTestDatabase({ ...inject('cluster'), template: 'template0' });
    const env = { DATABASE_URL: database.url };
    const dataDir = join(folder, 'shared');
    await mkdir(dataDir);
    const servers = await Promise.all([start(dataDir, env), start(dataDir, env)]);
    const token = await servers[0].adminToken();
    for (const server of servers) {
      expect(
        await askGraphql(
          server.address,
          '{ viewer { role } articles { totalCount } topics { totalCount } }',
          { token },
        ),
      ).toEqual({
        viewer: { role: 'ADMIN' },
        articles: { totalCount: 4 },
        topics: { totalCount: 5 },
      });
    }
    const said = servers.flatMap(({ lines }) => lines);
    expect(said.filter((line) => line.includes('Made the account'))).toHaveLength(1);
    expect(said.filter((line) => line.includes('The desk was empty'))).toHaveLength(1);
    for (const server of servers) await server.stop();
    await database.drop();
  },
  patience,
);

describe('A backup from the command line', () => {
  test(
    'is made beside the running server, moves the desk to a PostgreSQL of one’s own, and comes back',
    async () => {
      const dataDir = join(folder, 'embedded');
      const env = { VERBATIM_DATA_DIR: dataDir };
      const file = join(folder, 'desk.backup.tar.gz');
      const server = await start(dataDir);
      const token = await server.adminToken();
      await askGraphql(server.address, addTopic, { token, variables: { name: 'Kept' } });
      const before = await records(server);
      expect(await verbatim(env, 'backup', file)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('was written: 4 articles'),
      });
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await verbatim({}, 'backup', '--verify', file)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('is whole'),
      });

      await askGraphql(server.address, addTopic, { token, variables: { name: 'Later' } });
      expect(await verbatim(env, 'restore', '--replace', file)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`process ${server.process.pid}`),
      });
      await server.stop();
      expect(await verbatim(env, 'restore', file)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('--replace'),
      });
      expect(await verbatim(env, 'restore', '--replace', file)).toMatchObject({ code: 0 });
      // The token of the data directory is of the same desk, so it signs in as before.
      expect(await records(await start(dataDir))).toEqual(before);

      const database = await createTestDatabase({ ...inject('cluster'), template: 'template0' });
      const there = { DATABASE_URL: database.url, VERBATIM_DATA_DIR: dataDir };
      expect(await verbatim(there, 'restore', file)).toMatchObject({ code: 0 });
      const moved = await start(dataDir, { DATABASE_URL: database.url });
      expect(await records(moved)).toEqual(before);
      expect(await verbatim(there, 'restore', '--replace', file)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('server is running'),
      });
      await moved.stop();
      await database.drop();
    },
    patience,
  );

  test(
    'of nothing, or from no file, is one line and leaves nothing behind',
    async () => {
      const dataDir = join(folder, 'none');
      const env = { VERBATIM_DATA_DIR: dataDir };
      const file = join(folder, 'none.tar.gz');
      for (const ended of [
        await verbatim(env, 'backup', file),
        await verbatim(env, 'backup', '--verify', file),
        await verbatim(env, 'restore', file),
      ]) {
        expect(ended).toMatchObject({ code: 1, stdout: '' });
        expect(ended.stderr.trim().split('\n')).toEqual([
          expect.stringMatching(/^There is no .*\.$/),
        ]);
      }
      await expect(stat(dataDir)).rejects.toThrow('ENOENT');
    },
    patience,
  );
});

describe('Starting where it cannot be', () => {
  test(
    'on a taken port says so in one line, before any database is made',
    async () => {
      const other = await start(join(folder, 'first'));
      const dataDir = join(folder, 'second');
      const ended = await verbatim(
        { VERBATIM_DATA_DIR: dataDir, VERBATIM_PORT: new URL(other.address).port },
        'server',
      );
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr.trim().split('\n')).toEqual([expect.stringContaining('is taken')]);
      await expect(stat(dataDir)).rejects.toThrow('ENOENT');
    },
    patience,
  );

  test.each([
    ['a folder that cannot be made', '/proc/verbatim/data', {}],
    ['one that cannot be made beside a PostgreSQL of one’s own', '/proc/x', { url: true }],
    ['a file', join(repositoryRoot, 'package.json'), {}],
  ])(
    'with %s for its data is one line',
    async (_name, dataDir, { url = false }: { url?: boolean }) => {
      const env = {
        VERBATIM_DATA_DIR: dataDir,
        VERBATIM_PORT: String(await freePort()),
        ...(url && { DATABASE_URL: 'postgres://127.0.0.1:9/none' }),
      };
      const ended = await verbatim(env, 'server');
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr.trim().split('\n')).toEqual([
        expect.stringMatching(/^The data directory .* VERBATIM_DATA_DIR\.$/),
      ]);
    },
    patience,
  );

  test(
    '--version tells the version',
    async () => {
      const { version } = JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8'));
      expect(await verbatim({}, '--version')).toEqual({
        code: 0,
        stdout: `${version}\n`,
        stderr: '',
      });
    },
    patience,
  );
});

describe('Ending', () => {
  test(
    'a server that listens to changes and answers questions ends without a word in the log',
    async () => {
      const server = await start(join(folder, 'ending'), { VERBATIM_LOG_LEVEL: 'info' });
      const streams = await Promise.all(
        [1, 2, 3].map(() =>
          fetch(`${server.address}/sync/events`, {
            headers: { [protocolHeader]: String(protocolVersion) },
          }),
        ),
      );
      await Promise.all(
        Array.from({ length: 30 }, () => askGraphql(server.address, '{ quotes { totalCount } }')),
      );
      server.process.kill('SIGTERM');
      await Promise.all(streams.map((stream) => stream.text()));
      const [code] = await once(server.process, 'exit');
      expect(code).toBe(0);
      const warnings = server.lines.filter((line) => /"level":"(warn|error)"/.test(line));
      expect(warnings).toEqual([]);
    },
    patience,
  );

  test(
    'a second signal, no longer the same keystroke, ends a server at once that waits for a request, and is said',
    async () => {
      const server = await start(join(folder, 'impatient'));
      const { port } = new URL(server.address);
      // A request that never comes in whole: what the server would wait for.
      const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
      const closed = once(socket, 'close');
      socket.write(
        'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 99\r\nexpect: 100-continue\r\n\r\n',
      );
      // The server's word to go on: it has begun with the request.
      await once(socket, 'data');
      const ended = once(server.process, 'exit');
      await expect
        .poll(
          () => {
            server.process.kill('SIGTERM');
            return server.process.exitCode;
          },
          { interval: 200, timeout: 6000 },
        )
        .not.toBeNull();
      expect(await ended).toEqual([130, null]);
      expect(server.lines.filter((line) => line.startsWith('Ending at once'))).toHaveLength(1);
      await closed;
    },
    patience,
  );
});
