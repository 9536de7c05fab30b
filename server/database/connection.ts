import { drizzle, nodePgCodecs, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { limits } from '#server/limits/limits.ts';
import { endWithRequest } from './end-with-request.ts';
import { isoInstant } from './instants.ts';
import { relations } from './relations.ts';

/** Where PostgreSQL is: an embedded one's socket, or the address in `DATABASE_URL`. */
export type ConnectionConfig =
  | { readonly connectionString: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly database: string;
      readonly password?: string;
      readonly ssl?: false;
    };

/** The desk's database, through a pool. */
export type Database = NodePgDatabase<typeof relations> & {
  /** The pool or client below, for statements that are ready made. */
  readonly $client: pg.Pool | pg.Client;
};
/** The database inside one transaction. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What can run a query, whether in a transaction or not. */
export type Queryable = Database | Transaction;

/** A database that this process holds open. */
export interface OpenDatabase {
  readonly db: Database;
  /** How busy the pool is now. */
  usage(): PoolUsage;
  /** Lets running queries end, then disconnects; cuts off those that take longer than a few seconds. */
  close(): Promise<void>;
}

/** How many connections of a pool work and how many are idle, and how many queries wait for one. */
export interface PoolUsage {
  readonly inUse: number;
  readonly idle: number;
  readonly waiting: number;
}

/** How to open a database. */
export interface OpenOptions {
  readonly maxConnections?: number;
  /** Told when an idle connection is lost, as when PostgreSQL restarts; the pool opens another by itself. */
  readonly onLostConnection?: (error: Error) => void;
  /** Milliseconds after which PostgreSQL ends a statement; undefined for never. */
  readonly statementTimeout?: number;
  /** Aborted when the request for which the calling code runs has ended; undefined outside any. */
  readonly requestEnded?: () => AbortSignal | undefined;
}

// Every instant leaves this layer in one form, inside relations too.
const codecs = {
  ...nodePgCodecs,
  'timestamptz:string': {
    ...nodePgCodecs['timestamptz:string'],
    normalize: isoInstant,
    normalizeInJson: isoInstant,
  },
};

/** Opens a pool of connections, made when they are first needed. */
export function openDatabase(config: ConnectionConfig, options: OpenOptions = {}): OpenDatabase {
  const pool = new pg.Pool({
    ...sessionConfig(config, options.statementTimeout),
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: limits.time.connection,
  });
  const canceller = new pg.Pool({ ...sessionConfig(config), max: 1 });
  if (options.requestEnded !== undefined) {
    endWithRequest(pool, {
      signal: options.requestEnded,
      // On a connection of its own: those of the pool may all be busy, which is when it matters.
      cancel: async (processId) => {
        await canceller.query('select pg_cancel_backend($1)', [processId]);
      },
    });
  }
  let closing = false;
  // Without a listener Node ends the process when an idle connection is lost.
  pool.on('error', (error) => {
    if (!closing) options.onLostConnection?.(error);
  });
  canceller.on('error', () => {});
  const closePool = poolCloser(pool);
  return {
    db: overClient(pool),
    usage: () => ({
      inUse: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: async () => {
      closing = true;
      await closePool();
      await canceller.end();
    },
  };
}

const closeTime = 3000;

/**
 * The pool's own `end` answers while its connections are still being closed: a PostgreSQL that is ended right after it
 * would cut them, and each would complain. This one answers when they are gone.
 */
function poolCloser(pool: pg.Pool): () => Promise<void> {
  const clients = new Set<pg.PoolClient>();
  const busy = new Set<pg.PoolClient>();
  let emptied = (): void => {};
  pool.on('connect', (client) => clients.add(client));
  pool.on('acquire', (client) => busy.add(client));
  pool.on('release', (_error, client) => busy.delete(client));
  pool.on('remove', (client) => {
    clients.delete(client);
    busy.delete(client);
    if (clients.size === 0) emptied();
  });
  return async () => {
    const gone = new Promise<void>((resolve) => (emptied = resolve));
    // Releasing a connection as broken in the middle of a query cuts it off.
    const force = setTimeout(() => {
      for (const client of busy) client.release(true);
    }, closeTime);
    await pool.end();
    if (clients.size > 0) await gone;
    clearTimeout(force);
  };
}

/** Drizzle over a pool or a single client of `sessionConfig`. */
export function overClient(client: pg.Pool | pg.Client): Database {
  return drizzle({ client, relations, codecs });
}

/** What `pg` needs to connect: the address, and a session in UTC whose statements may take so many milliseconds. */
export function sessionConfig(
  config: ConnectionConfig,
  statementTimeout?: number,
): pg.ClientConfig {
  const settings = ['timezone=UTC'];
  if (statementTimeout !== undefined) {
    settings.push(
      `statement_timeout=${statementTimeout}`,
      `idle_in_transaction_session_timeout=${limits.time.idleTransaction}`,
    );
  }
  const options = settings.map((setting) => `-c ${setting}`).join(' ');
  return { ...config, application_name: 'verbatim', options };
}
