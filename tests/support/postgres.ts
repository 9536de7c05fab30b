import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { EmbeddedConnection } from '#server/database/embedded/embedded-postgres.ts';
import { isPostmasterOf, readPostmasterFile } from '#server/database/embedded/postmaster-file.ts';
import { isAlive } from '#server/database/embedded/process-identity.ts';
import { startEmbeddedPostgres } from '#server/database/embedded/start-embedded-postgres.ts';
import { stopPostmaster } from '#server/database/embedded/stop-postmaster.ts';

/** What a test file needs to make its database; plain data, so that a global setup can hand it to the workers. */
export type TestCluster = {
  /** A connection that may create databases. */
  readonly connection: EmbeddedConnection;
  /** Name of the database that each test database is copied from. */
  readonly template: string;
};

/** A running test cluster. */
export type TestPostgres = TestCluster & {
  createDatabase(): Promise<TestDatabase>;
  stop(): Promise<void>;
};

/** A database of one test file. */
export type TestDatabase = {
  readonly connection: EmbeddedConnection;
  /** The same as a URL, for what takes nothing else. */
  readonly url: string;
  drop(): Promise<void>;
};

/** How to start a test cluster. */
export type TestPostgresOptions = {
  /** Fills the template, for example with migrations; must close its connections. */
  readonly prepareTemplate?: (connection: EmbeddedConnection) => Promise<void>;
  /** PostgreSQL's programs; otherwise those in VERBATIM_TEST_POSTGRES_BIN, otherwise those of the npm package. */
  readonly binFolder?: string;
};

const folderPrefix = 'verbatim-test-postgres-';
const template = 'verbatim_template';

/** Starts a cluster in a temporary folder that does not wait for the disk, and ends those of runs that were killed. */
export async function startTestPostgres(options: TestPostgresOptions = {}): Promise<TestPostgres> {
  await sweep();
  // The process id tells a later run whether this one still lives.
  const dataDir = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  const binFolder = options.binFolder ?? process.env['VERBATIM_TEST_POSTGRES_BIN'];
  const started = await startEmbeddedPostgres({
    dataDir,
    log: { info: () => {}, warn: (message) => process.stderr.write(`${message}\n`) },
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '200',
    },
    ...(binFolder === undefined ? {} : { binFolder }),
  });
  if (!started.ok) {
    await rm(dataDir, { recursive: true, force: true });
    throw new Error(started.message);
  }
  const stop = async (): Promise<void> => {
    await started.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const cluster: TestCluster = { connection: started.connection, template };
  try {
    await asAdministrator(cluster, (client) => client.query(`create database ${template}`));
    await options.prepareTemplate?.({ ...started.connection, database: template });
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...cluster, createDatabase: () => createTestDatabase(cluster), stop };
}

/** Makes a database of its own as a copy of the cluster's template. */
export async function createTestDatabase(cluster: TestCluster): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(cluster, (client) =>
    client.query(`create database ${name} template ${cluster.template}`),
  );
  const { host, port, user } = cluster.connection;
  return {
    connection: { ...cluster.connection, database: name },
    url: `postgresql://${user}@${encodeURIComponent(host)}:${port}/${name}`,
    drop: async () => {
      await asAdministrator(cluster, (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
    },
  };
}

async function asAdministrator<T>(
  cluster: TestCluster,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(cluster.connection);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(folderPrefix)) continue;
    const pid = Number.parseInt(name.slice(folderPrefix.length), 10);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    const cluster = join(folder, 'postgres');
    const file = await readPostmasterFile(cluster);
    if (file !== undefined && (await isPostmasterOf(file.pid, cluster))) {
      await stopPostmaster(file.pid, cluster, { info: () => {}, warn: () => {} });
    }
    // Another run may sweep the same folder, and another user's cannot be removed; neither concerns this run.
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}
