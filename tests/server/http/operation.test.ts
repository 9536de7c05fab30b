import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { startServer } from '#server/main.ts';
import { protocolHeader, protocolVersion } from '#shared/sync/protocol.ts';
import { createTestDatabase } from '#tests/support/postgres.ts';
import { askGraphql } from '#tests/support/server-process.ts';

const database = await createTestDatabase(inject('cluster'));
const dataDir = await mkdtemp(join(tmpdir(), 'verbatim-operation-'));
const admin = new pg.Client(database.connection);
await admin.connect();
const lines: string[] = [];

interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly requestId?: string;
  readonly path?: string;
  readonly status?: number;
}
const logged = (): LogLine[] => lines.map((line) => JSON.parse(line) as LogLine);

async function start() {
  const started = await startServer(
    {
      host: '127.0.0.1',
      port: 0,
      dataDir,
      databaseUrl: database.url,
      anonymous: 'reader',
      logLevel: 'debug',
    },
    { logTo: { write: (line) => void lines.push(line) } },
  );
  if (!started.ok) throw new Error(started.message);
  return started;
}
const server = await start();
const token = (await readFile(server.tokenFile, 'utf8')).trim();

afterAll(async () => {
  await server.stop();
  await admin.end();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const ready = async () => {
  const response = await fetch(`${server.url}/health/ready`);
  return { status: response.status, body: await response.json() };
};
const lineOf = (requestId: string) =>
  expect.poll(() => logged().filter((line) => line.requestId === requestId));

test('A request keeps the id that it came with, in the answer and in the log', async () => {
  const response = await fetch(`${server.url}/health/live`, {
    headers: { 'x-request-id': 'proxy-7:a.b_c' },
  });
  expect(response.headers.get('x-request-id')).toBe('proxy-7:a.b_c');
  await lineOf('proxy-7:a.b_c').toEqual([
    expect.objectContaining({ level: 'debug', path: '/health/live', status: 200 }),
  ]);
});

test.each([undefined, '', 'two words', 'x'.repeat(129), '{"a":1}'])(
  'A request with no well-formed id gets one: %j',
  async (given) => {
    const response = await fetch(`${server.url}/nothing-here?token=hidden`, {
      headers: given === undefined ? {} : { 'x-request-id': given },
    });
    const id = response.headers.get('x-request-id') ?? '';
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await lineOf(id).toEqual([
      expect.objectContaining({ level: 'info', path: '/nothing-here', status: 404 }),
    ]);
  },
);

test('What fails unexpectedly is logged under the request’s id, without tokens, headers or what was sent', async () => {
  await admin.query('alter table topics rename to topics_away');
  const response = await fetch(`${server.url}/graphql?query=QUERYSECRET`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-request-id': 'fails-1',
    },
    body: JSON.stringify({
      query: 'mutation ($name: String!) { createTopic(input: { name: $name }) { __typename } }',
      variables: { name: 'BODYSECRET' },
    }),
  });
  await response.arrayBuffer();
  await admin.query('alter table topics_away rename to topics');
  await lineOf('fails-1').toEqual([
    expect.objectContaining({ level: 'error' }),
    expect.objectContaining({ path: '/graphql', msg: 'Answered a request.' }),
  ]);
  const text = lines.join('');
  expect(text).not.toContain('BODYSECRET');
  expect(text).not.toContain('QUERYSECRET');
  expect(text).not.toContain(token);
});

test('Metrics tell version, requests, durations, pool and streams, and what the process takes', async () => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  for (const line of [
    /^verbatim_build_info\{version="\d+\.\d+\.\d+",node="[\d.]+"\} 1$/m,
    /^verbatim_http_requests_total\{route="\/health\/live",status="200"\} \d+$/m,
    /^verbatim_http_request_duration_seconds_bucket\{le="0\.1",route="\/health\/live"\} \d+$/m,
    /^verbatim_http_requests_running 1$/m,
    /^verbatim_database_connections\{state="idle"\} \d+$/m,
    /^verbatim_database_connections\{state="in_use"\} \d+$/m,
    /^verbatim_database_waiting 0$/m,
    /^verbatim_event_streams 0$/m,
    /^process_resident_memory_bytes \d+$/m,
    /^nodejs_eventloop_lag_p99_seconds /m,
  ]) {
    expect(text).toMatch(line);
  }
  // One series for whatever anybody tries.
  expect(text).not.toContain('nothing-here');
});

test('A server is not ready on a database of another version', async () => {
  expect(await ready()).toEqual({ status: 200, body: { status: 'ready' } });
  await admin.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at, name) values ('', 0, '29990101000000_later')",
  );
  expect(await ready()).toEqual({
    status: 503,
    body: { status: 'not ready', reason: expect.stringContaining('later version') },
  });
  await admin.query("delete from drizzle.__drizzle_migrations where name = '29990101000000_later'");
  const { rows } = await admin.query(
    'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations) returning hash, created_at, name',
  );
  expect(await ready()).toMatchObject({
    status: 503,
    body: { reason: expect.stringContaining('not migrated') },
  });
  const { hash, created_at: createdAt, name } = rows[0] as Record<string, string>;
  await admin.query(
    'insert into drizzle.__drizzle_migrations (hash, created_at, name) values ($1, $2, $3)',
    [hash, createdAt, name],
  );
  expect((await ready()).status).toBe(200);
});

test('A server that ends finishes what runs, is no longer ready, ends its streams, and complains of nothing', async () => {
  const ending = await start();
  const { port } = new URL(ending.url);
  const locker = new pg.Client(database.connection);
  await locker.connect();
  await locker.query('begin; lock table topics in access exclusive mode');
  const running = askGraphql(
    ending.url,
    'mutation { createTopic(input: { name: "Slow" }) { __typename } }',
    { token },
  );
  await expect
    .poll(async () => {
      const { rows } = await admin.query(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%topics%'",
      );
      return rows.length;
    })
    .toBeGreaterThan(0);
  const stream = await fetch(`${ending.url}/sync/events`, {
    headers: { [protocolHeader]: String(protocolVersion) },
  });
  // A load balancer in the middle of a question: one asked, and half of another.
  const socket = connect(Number(port), '127.0.0.1');
  const heard = collect(socket);
  socket.write(
    'GET /health/ready HTTP/1.1\r\nhost: localhost\r\n\r\nGET /health/ready HTTP/1.1\r\nhost: localhost\r\n',
  );
  await expect.poll(() => heard()).toContain('HTTP/1.1 200 OK');

  const stopped = ending.stop();
  // Its end is what ends this read.
  await stream.text();
  await expect(fetch(`${ending.url}/health/live`)).rejects.toThrow('fetch failed');
  socket.write('\r\n');
  await expect.poll(() => heard()).toContain('HTTP/1.1 503');
  expect(heard()).toContain('The server is ending.');
  await locker.query('rollback');
  expect(await running).toEqual({ createTopic: { __typename: 'CreateTopicPayload' } });
  await stopped;
  await locker.end();
  expect(lines.join('')).not.toMatch(/Lost|Cut off/);
});

test('What does not end in time is cut off, and said in the log', async () => {
  const ending = await start();
  const locker = new pg.Client(database.connection);
  await locker.connect();
  await locker.query('begin; lock table topics in access exclusive mode');
  const running = askGraphql(
    ending.url,
    'mutation { createTopic(input: { name: "Stuck" }) { __typename } }',
    { token },
  ).catch((error: unknown) => error);
  await expect
    .poll(async () => {
      const { rows } = await admin.query(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%topics%'",
      );
      return rows.length;
    })
    .toBeGreaterThan(0);
  await ending.stop();
  expect(await running).toBeInstanceOf(Error);
  expect(logged().map(({ msg }) => msg)).toContain(
    'Cut off the requests that did not end in time.',
  );
  await locker.query('rollback');
  await locker.end();
}, 40_000);

test('A database that is gone is said in one short line each by pool and bell, and is no end of the server', async () => {
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name = 'verbatim'",
  );
  await expect.poll(() => logged().filter(({ msg }) => msg.startsWith('Lost'))).not.toEqual([]);
  for (const line of lines.filter((text) => text.includes('Lost')))
    expect(line.length).toBeLessThan(250);
  await expect.poll(async () => (await ready()).status).toBe(200);
});

function collect(socket: Socket): () => string {
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => (text += part));
  socket.on('error', () => {});
  void once(socket, 'close').catch(() => {});
  return () => text;
}
