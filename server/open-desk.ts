import { ensureFirstAdmin } from '#server/accounts/ensure-first-admin.ts';
import {
  openDatabase,
  type ConnectionConfig,
  type Database,
  type PoolUsage,
} from '#server/database/connection.ts';
import {
  embeddedPostgresFailure,
  type EmbeddedPostgres,
} from '#server/database/embedded/embedded-postgres.ts';
import { startEmbeddedPostgres } from '#server/database/embedded/start-embedded-postgres.ts';
import { connectionProblem } from '#server/database/connection-problem.ts';
import { usableDataDir } from '#server/database/usable-data-dir.ts';
import { migrateDatabase } from '#server/database/migrate.ts';
import { limits } from '#server/limits/limits.ts';
import { reindexDesk } from '#server/records/reindex-desk.ts';
import type { Config } from './config.ts';

/** Where the desk's start is told: `say` to whoever started it, `warn` into the log. */
export interface DeskLog {
  readonly say: (line: string) => void;
  readonly warn: (details: object, message: string) => void;
  /** Aborted when the request for which the calling code runs has ended. */
  readonly requestEnded?: () => AbortSignal | undefined;
}

/** The desk's database, at this version's tables and with an administrator. */
export interface OpenDesk {
  readonly ok: true;
  readonly db: Database;
  /** How busy the pool of connections is now. */
  usage(): PoolUsage;
  readonly connection: ConnectionConfig;
  /** File with the first administrator's token; it may have been removed. */
  readonly tokenFile: string;
  /** Process id of the embedded PostgreSQL; undefined where `DATABASE_URL` names another. */
  readonly postgresPid: number | undefined;
  /** Disconnects, and ends the embedded PostgreSQL. */
  close(): Promise<void>;
}

/** An open desk, or one line of why there is none; `inUse` when another server holds the data directory. */
export type OpenDeskResult =
  | OpenDesk
  | { readonly ok: false; readonly inUse: boolean; readonly message: string };

/** Opens the database, starting the embedded PostgreSQL if it is to be that, and brings it to this version. */
export async function openDesk(config: Config, log: DeskLog): Promise<OpenDeskResult> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl !== undefined) {
    // The first administrator's token is kept there, whichever database it is.
    const usable = await usableDataDir(dataDir);
    if (!usable.ok) return { ...usable, inUse: false };
    return openOver({ connectionString: databaseUrl }, undefined, config, log);
  }
  const embedded = await startEmbeddedPostgres({
    dataDir,
    log: { info: log.say, warn: log.say },
  });
  if (!embedded.ok) {
    const inUse = embedded.code === embeddedPostgresFailure.dataDirInUse;
    return { ok: false, inUse, message: embedded.message };
  }
  try {
    const desk = await openOver(embedded.connection, embedded, config, log);
    if (!desk.ok) await embedded.stop();
    return desk;
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function openOver(
  connection: ConnectionConfig,
  embedded: EmbeddedPostgres | undefined,
  { dataDir, statementTimeout = limits.time.statement }: Config,
  log: DeskLog,
): Promise<OpenDeskResult> {
  const migrated = await migrateOrExplain(connection);
  if (!migrated.ok) return { ...migrated, inUse: false };
  const indexed = await reindexDesk(connection);
  if (indexed > 0) log.say(`Made the search index of ${indexed} records anew.`);
  const database = openDatabase(connection, {
    statementTimeout,
    ...(log.requestEnded !== undefined && { requestEnded: log.requestEnded }),
    onLostConnection: ({ message }) =>
      log.warn({ reason: message }, 'Lost a connection to the database.'),
  });
  const admin = await ensureFirstAdmin(database.db, dataDir).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  if (admin.status !== 'present') log.say(admin.message);
  return {
    ok: true,
    db: database.db,
    usage: () => database.usage(),
    connection,
    tokenFile: admin.tokenFile,
    postgresPid: embedded?.pid,
    async close() {
      await database.close();
      await embedded?.stop();
    },
  };
}

async function migrateOrExplain(connection: ConnectionConfig) {
  try {
    return await migrateDatabase(connection);
  } catch (error) {
    const message = connectionProblem(error);
    if (message === undefined) throw error;
    return { ok: false as const, message };
  }
}
