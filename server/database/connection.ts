import { drizzle, nodePgCodecs, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
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
export type Database = NodePgDatabase<typeof relations>;
/** The database inside one transaction. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What can run a query, whether in a transaction or not. */
export type Queryable = Database | Transaction;

/** A database that this process holds open. */
export interface OpenDatabase {
  readonly db: Database;
  /** Lets running queries end, then disconnects. */
  close(): Promise<void>;
}

/** How to open a database. */
export interface OpenOptions {
  readonly maxConnections?: number;
  /** Told when an idle connection is lost, as when PostgreSQL restarts; the pool opens another by itself. */
  readonly onLostConnection?: (error: Error) => void;
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
  const pool = new pg.Pool({ ...sessionConfig(config), max: options.maxConnections ?? 10 });
  // Without a listener Node ends the process when an idle connection is lost.
  pool.on('error', (error) => options.onLostConnection?.(error));
  return { db: overClient(pool), close: () => pool.end() };
}

/** Drizzle over a pool or a single client of `sessionConfig`. */
export function overClient(client: pg.Pool | pg.Client): Database {
  return drizzle({ client, relations, codecs });
}

/** What `pg` needs to connect: the address, and a session in UTC. */
export function sessionConfig(config: ConnectionConfig): pg.ClientConfig {
  return { ...config, application_name: 'verbatim', options: '-c timezone=UTC' };
}
