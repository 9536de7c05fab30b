import { pino, type Logger } from 'pino';
import { createGraphql } from '#server/graphql/create-graphql.ts';
import { createGraphiqlPage } from '#server/graphiql/graphiql-page.ts';
import { openChangeBell } from '#server/http/change-bell.ts';
import { listen } from '#server/http/listen.ts';
import { createMetrics } from '#server/http/metrics.ts';
import { loadSampleDesk } from '#server/sample-desk/load-sample-desk.ts';
import { isLoopback, serverUrl, type Config } from './config.ts';
import { openDesk } from './open-desk.ts';

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
  readonly log?: Logger;
  readonly clock?: () => Date;
}

/**
 * Starts the whole server: database, migrations, first administrator, sample desk on an empty database, HTTP. Whatever
 * was started is ended again when a later step fails.
 */
export async function startServer(
  config: Config,
  options: StartOptions = {},
): Promise<StartedServer> {
  const { say = () => {}, log = createLog(), clock = () => new Date() } = options;
  const desk = await openDesk(config, {
    say,
    warn: (details, message) => log.warn(details, message),
  });
  if (!desk.ok) return { ok: false, message: desk.message };
  const { db, connection, tokenFile, postgresPid } = desk;
  const open: { close(): Promise<void> }[] = [desk];
  const close = async () => {
    for (const part of open.reverse()) await part.close();
  };
  try {
    if (await loadSampleDesk({ db, clock, log })) {
      say('The desk was empty: put a few sample records on it.');
    }
    const loopback = isLoopback(config.host);
    const bell = await openChangeBell(connection, log);
    const graphiql = createGraphiqlPage(config.dataDir);
    const http = await listen(config.host, config.port, {
      db,
      log,
      clock,
      graphql: createGraphql({ log, suggestions: loopback }),
      graphiql,
      bell,
      metrics: createMetrics(clock()),
      anonymous: config.anonymous,
      loopback,
    });
    // The bell goes first, and with it the event streams that would keep HTTP from ending.
    open.push(...(http.ok ? [http] : []), bell);
    if (!http.ok) {
      await close();
      return http;
    }
    let stopped: Promise<void> | undefined;
    return {
      ok: true,
      url: serverUrl(config.host, http.port),
      tokenFile,
      postgresPid,
      async prepareGraphiql() {
        const failure = await graphiql.prepare();
        if (failure !== undefined) log.warn({}, failure);
      },
      stop: () => (stopped ??= close()),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

// To stderr: what the server says to people goes to stdout, and the two must not mix.
function createLog(): Logger {
  return pino({ base: null, redact: ['headers.authorization', 'token'] }, pino.destination(2));
}
