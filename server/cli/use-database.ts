import type { ConnectionConfig } from '#server/database/connection.ts';
import { connectionProblem } from '#server/database/connection-problem.ts';
import { embeddedPostgresFailure } from '#server/database/embedded/embedded-postgres.ts';
import {
  findRunningPostgres,
  hasEmbeddedDatabase,
} from '#server/database/embedded/find-running-postgres.ts';
import { startEmbeddedPostgres } from '#server/database/embedded/start-embedded-postgres.ts';
import type { Config } from '../config.ts';

/** What the work came to, or one line of why it could not begin. */
export type DatabaseUse<Result> = Result | { readonly ok: false; readonly message: string };

/** How a command may come to the database. */
export interface DatabaseAccess {
  /** Whether the embedded PostgreSQL of a running server will do. */
  readonly beside: boolean;
  /** Whether an embedded database is made where there is none. */
  readonly create: boolean;
}

/**
 * Lets a command work on the database as it is, without bringing it to this version: the one in `DATABASE_URL`, or the
 * embedded one, which is started for the command unless a server runs it.
 */
export async function useDatabase<Result>(
  { databaseUrl, dataDir }: Config,
  { beside, create }: DatabaseAccess,
  work: (connection: ConnectionConfig) => Promise<Result>,
): Promise<DatabaseUse<Result>> {
  if (databaseUrl !== undefined) return explained({ connectionString: databaseUrl }, work);
  if (!create && !(await hasEmbeddedDatabase(dataDir))) {
    const message = `There is no desk in ${dataDir}: name its folder in VERBATIM_DATA_DIR, or its database in DATABASE_URL.`;
    return { ok: false, message };
  }
  const say = (line: string): void => console.error(line);
  const embedded = await startEmbeddedPostgres({ dataDir, log: { info: say, warn: say } });
  if (embedded.ok) {
    try {
      return await explained(embedded.connection, work);
    } finally {
      await embedded.stop();
    }
  }
  const running =
    beside && embedded.code === embeddedPostgresFailure.dataDirInUse
      ? await findRunningPostgres(dataDir)
      : undefined;
  return running === undefined ? embedded : explained(running, work);
}

async function explained<Result>(
  connection: ConnectionConfig,
  work: (connection: ConnectionConfig) => Promise<Result>,
): Promise<DatabaseUse<Result>> {
  try {
    return await work(connection);
  } catch (error) {
    const message = connectionProblem(error);
    if (message === undefined) throw error;
    return { ok: false, message };
  }
}
