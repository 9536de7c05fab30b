import type { DestinationStream } from 'pino';
import { dataDirTaken, serverLockHolder } from '#server/database/embedded/server-lock.ts';
import { knownMigrations } from '#server/database/migration-state.ts';
import { createGraphql } from '#server/graphql/create-graphql.ts';
import { createGraphiqlPage } from '#server/graphiql/graphiql-page.ts';
import { openChangeBell } from '#server/http/change-bell.ts';
import { createDoor } from '#server/http/door.ts';
import { listen } from '#server/http/listen.ts';
import { liveTimes, type LiveTimes } from '#server/http/live-connection.ts';
import { createMetrics } from '#server/http/metrics.ts';
import { openAnswerCache } from '#server/http/open-answer-cache.ts';
import { portProblem } from '#server/http/port-problem.ts';
import { createRequestScope } from '#server/http/request-scope.ts';
import { watchFeed } from '#server/http/watch-feed.ts';
import { loadSampleDesk } from '#server/sample-desk/load-sample-desk.ts';
import { isLoopback, serverUrl, type Config } from './config.ts';
import { createLog } from './create-log.ts';
import { openDesk } from './open-desk.ts';
import { readVersion } from './version.ts';

/** A server that answers. */
export interface RunningServer {
  readonly ok: true;
  /** Without a path, as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** File with the first administrator's token; it may have been removed. */
  readonly tokenFile: string;
  /** Process id of the embedded PostgreSQL; undefined where `DATABASE_URL` names another. */
  readonly postgresPid: number | undefined;
  /** Builds the GraphiQL page now, so that whoever opens it first does not wait. */
  prepareGraphiql(): Promise<void>;
  /** Lets running requests end, disconnects, and ends the embedded PostgreSQL. The second call waits for the first. */
  stop(): Promise<void>;
}

/** A running server, or one line of why it did not start. */
export type StartedServer = RunningServer | { readonly ok: false; readonly message: string };

/** What a server may be given from outside. */
export interface StartOptions {
  /** Told what whoever starts the server should read, line by line. */
  readonly say?: (line: string) => void;
  /** Where the log goes instead of standard error. */
  readonly logTo?: DestinationStream;
  readonly clock?: () => Date;
  /** Times of connections that stay open. */
  readonly live?: LiveTimes;
}

/**
 * Starts the whole server: database, migrations, first administrator, sample desk on an empty database, HTTP. Whatever
 * was started is ended again when a later step fails.
 */
export async function startServer(
  config: Config,
  options: StartOptions = {},
): Promise<StartedServer> {
  const { say = () => {}, logTo, clock = () => new Date(), live = liveTimes } = options;
  const requests = createRequestScope();
  const log = createLog({
    level: config.logLevel ?? 'warn',
    requests,
    ...(logTo !== undefined && { destination: logTo }),
  });
  // Before a database is made that nobody could be served from.
  const taken = await portProblem(config.host, config.port);
  if (taken !== undefined) return { ok: false, message: await explainTaken(config, taken) };
  const desk = await openDesk(config, {
    say,
    warn: (details, message) => log.warn(details, message),
    requestEnded: () => requests.ended(),
  });
  if (!desk.ok) return { ok: false, message: desk.message };
  const { db, connection, tokenFile, postgresPid } = desk;
  const draining = new AbortController();
  const open: { close(): Promise<void> }[] = [desk];
  // Backwards: HTTP takes no more requests and lets those end that run, then the bell, the pool, PostgreSQL.
  const close = async () => {
    draining.abort();
    for (const part of open.reverse()) await part.close();
  };
  try {
    if (await loadSampleDesk({ db, clock, log })) {
      say('The desk was empty: put a few sample records on it.');
    }
    // Behind a proxy that speaks for others, everybody comes from where the proxy is.
    const loopback = isLoopback(config.host) && config.trustedProxies === undefined;
    const bell = await openChangeBell(connection, log);
    open.push(bell);
    // Event streams never end by themselves, and would keep HTTP from ending.
    draining.signal.addEventListener('abort', () => bell.retire());
    const graphiql = createGraphiqlPage(config.dataDir);
    const metrics = createMetrics({ version: await readVersion(), pool: () => desk.usage() });
    watchFeed(metrics, db, clock);
    const { cache, writeEnded } = openAnswerCache(bell, config.responseCache, (found) =>
      metrics.cacheRead(found),
    );
    const http = await listen(config.host, config.port, {
      db,
      log,
      clock,
      graphql: createGraphql({ log, loopback, keepAlive: live.keepAlive, cache }),
      graphiql,
      bell,
      writeEnded,
      metrics,
      live,
      requests,
      migrations: knownMigrations(),
      draining: draining.signal,
      door: createDoor(config, clock),
      anonymous: config.anonymous,
      loopback,
    });
    if (!http.ok) {
      await close();
      return http;
    }
    open.push(http);
    let stopped: Promise<void> | undefined;
    return {
      ok: true,
      url: serverUrl(config.host, http.port),
      tokenFile,
      postgresPid,
      async prepareGraphiql() {
        try {
          const failure = await graphiql.prepare();
          if (failure !== undefined) log.warn({}, failure);
        } catch (error) {
          // Nobody waits for this, and a page that cannot be built is no end of the server.
          log.warn({ err: error }, 'The GraphiQL page could not be built.');
        }
      },
      stop: () => (stopped ??= close()),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

// Most often it is this very desk that runs already; then its folder says more than the port.
async function explainTaken({ databaseUrl, dataDir }: Config, taken: string): Promise<string> {
  const holder = databaseUrl === undefined ? await serverLockHolder(dataDir) : undefined;
  return holder === undefined ? taken : dataDirTaken(dataDir, holder);
}
