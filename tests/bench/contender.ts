import { createServer } from 'node:http';
import pg from 'pg';
import { pino } from 'pino';
import { overClient, sessionConfig } from '#server/database/connection.ts';
import { createGraphiqlPage } from '#server/graphiql/graphiql-page.ts';
import { createGraphql } from '#server/graphql/create-graphql.ts';
import { openChangeBell } from '#server/http/change-bell.ts';
import { openAnswerCache } from '#server/http/open-answer-cache.ts';
import { createDoor } from '#server/http/door.ts';
import { liveTimes } from '#server/http/live-connection.ts';
import { listen } from '#server/http/listen.ts';
import { createMetrics } from '#server/http/metrics.ts';
import { createRequestScope } from '#server/http/request-scope.ts';
import { knownMigrations } from '#server/database/migration-state.ts';
import { contenderCall, type ContenderCall } from './contender-calls.ts';
import { shapes } from './shapes.ts';

// Started by start-contender.ts as a process of its own, so that no contender shares a thread with whoever asks it.
const call = contenderCall.parse(JSON.parse(process.argv[2] ?? ''));
const pool = new pg.Pool({ ...sessionConfig(call.connection), max: 10 });
let statements = 0;
pool.on('connect', (client) => {
  const query = client.query.bind(client);
  Object.assign(client, {
    query: (...args: Parameters<typeof query>) => {
      statements += 1;
      return query(...args);
    },
  });
});

/** The whole server as it is, but for its start. */
async function serveVerbatim(
  { connection, dataDir }: ContenderCall,
  cacheBytes: number | undefined,
): Promise<number> {
  const log = pino({ base: null, level: 'warn' }, pino.destination(2));
  const bell = await openChangeBell(connection, log);
  const { cache, writeEnded } = openAnswerCache(bell, cacheBytes, () => {});
  const http = await listen('127.0.0.1', 0, {
    db: overClient(pool),
    log,
    clock: () => new Date(),
    graphql: createGraphql({ log, loopback: true, keepAlive: liveTimes.keepAlive, cache }),
    graphiql: createGraphiqlPage(dataDir),
    bell,
    writeEnded,
    metrics: createMetrics({
      version: 'bench',
      pool: () => ({ inUse: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    }),
    requests: createRequestScope(),
    migrations: knownMigrations(),
    draining: new AbortController().signal,
    live: liveTimes,
    door: createDoor({}, () => new Date()),
    anonymous: 'reader',
    loopback: true,
  });
  if (!http.ok) throw new Error(http.message);
  return http.port;
}

/** Nothing but Node's HTTP and one prepared statement for each shape: what a request cannot cost less than. */
async function serveBare(): Promise<number> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://verbatim.invalid');
    const number = Number(searchParams.get('shape'));
    const id = searchParams.get('id');
    const text = shapes[number]?.sql ?? '';
    pool
      .query<{ body: string }>({ name: `shape ${number}`, text, values: id === null ? [] : [id] })
      .then(
        ({ rows }) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end(rows[0]?.body ?? 'null');
        },
        (error: unknown) => {
          response.writeHead(500);
          response.end(String(error));
        },
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The port has no number.');
  return address.port;
}

process.on('message', () => process.send?.({ statements }));
// Whoever started it is gone, however it ended.
process.once('disconnect', () => process.exit(0));
const ports = {
  verbatim: () => serveVerbatim(call, undefined),
  'verbatim, cached': () => serveVerbatim(call, 64_000_000),
  bare: serveBare,
  postgraphile: () => Promise.reject(new Error('PostGraphile runs in a Node of its own.')),
};
process.send?.({ port: await ports[call.name]() });
