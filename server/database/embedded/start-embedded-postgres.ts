import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { usableDataDir } from '../usable-data-dir.ts';
import { adoptOrLaunch } from './adopt-or-launch.ts';
import { chooseRunner } from './choose-runner.ts';
import {
  embeddedFailure,
  embeddedPostgresFailure,
  type EmbeddedPostgres,
  type EmbeddedPostgresFailure,
  type EmbeddedPostgresLog,
} from './embedded-postgres.ts';
import type { Launch } from './endpoint.ts';
import { findBinaries, program } from './find-binaries.ts';
import { clusterMajor, initCluster } from './init-cluster.ts';
import { runProgram } from './run-program.ts';
import type { Runner } from './runner.ts';
import { acquireServerLock, dataDirTaken } from './server-lock.ts';
import { unixEndpoint } from './unix-endpoint.ts';
import { windowsEndpoint } from './windows-endpoint.ts';

/** Where and how to run the embedded PostgreSQL. */
export type EmbeddedPostgresOptions = {
  /** Verbatim's data directory; made if missing. The cluster is in its `postgres`, the messages in `postgres.log`. */
  readonly dataDir: string;
  readonly log: EmbeddedPostgresLog;
  /** Folder with other PostgreSQL programs than the npm package's. */
  readonly binFolder?: string;
  /** PostgreSQL settings that override the cluster's configuration; `fsync: 'off'` also speeds up making it. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Path or name of util-linux's `unshare`, with which root runs PostgreSQL. */
  readonly unshare?: string;
  /** Folder for programs and data of root's last resort. */
  readonly refuge?: string;
};

/**
 * Starts the embedded PostgreSQL of a data directory, or takes over the one a killed server left running, and makes
 * the database. It holds the data directory until `stop()`; a process that ends without it leaves PostgreSQL running
 * for the next one. Every expected failure comes back as a value with one line on what to do.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres | EmbeddedPostgresFailure> {
  const usable = await usableDataDir(options.dataDir);
  if (!usable.ok) return embeddedFailure(embeddedPostgresFailure.dataDirUnusable, usable.message);
  const dataDir = usable.path;
  const lock = await acquireServerLock(dataDir);
  if (!lock.ok) {
    return embeddedFailure(embeddedPostgresFailure.dataDirInUse, dataDirTaken(dataDir, lock));
  }
  let release = true;
  try {
    const started = await startLocked(options, dataDir, lock.release);
    release = !started.ok;
    return started;
  } finally {
    if (release) await lock.release();
  }
}

async function startLocked(
  options: EmbeddedPostgresOptions,
  dataDir: string,
  releaseLock: () => Promise<void>,
): Promise<EmbeddedPostgres | EmbeddedPostgresFailure> {
  const { log, settings = {}, unshare = 'unshare', refuge = '/var/lib/verbatim' } = options;
  const binaries = await findBinaries(options.binFolder);
  if (!binaries.ok) return binaries;
  const runner = await chooseRunner({ binaries, dataDir, unshare, refuge });
  if (!runner.ok) return runner;
  if (runner.note !== undefined) log.warn(runner.note);

  const endpoint = process.platform === 'win32' ? await windowsEndpoint(dataDir) : unixEndpoint();
  const sync = settings['fsync'] !== 'off';
  const unready = await prepareCluster(runner, endpoint.authArgs, sync, log);
  if (unready !== undefined) return unready;

  const launch: Launch = {
    runner,
    // Given here because a PGDATESTYLE in the environment would override the configuration file.
    settings: { datestyle: 'ISO', ...settings },
    logPath: join(dataDir, 'postgres.log'),
    log,
  };
  const running = await adoptOrLaunch(endpoint, launch);
  if (!running.ok) return running;
  if (running.adopted)
    log.info(`Took over the PostgreSQL that was still running (process ${running.file.pid}).`);

  const stopAndRelease = async (): Promise<void> => {
    try {
      await endpoint.stop(running.file, launch);
    } finally {
      await releaseLock();
    }
  };
  let stopped: Promise<void> | undefined;
  return {
    ok: true,
    connection: endpoint.connection(running.file),
    adopted: running.adopted,
    pid: running.file.pid,
    stop: () => (stopped ??= stopAndRelease()),
  };
}

async function prepareCluster(
  runner: Runner,
  authArgs: readonly string[],
  sync: boolean,
  log: EmbeddedPostgresLog,
): Promise<EmbeddedPostgresFailure | undefined> {
  const { clusterFolder } = runner;
  const told = await runProgram(
    runner.program(join(runner.binFolder, program('postgres')), ['--version']),
  );
  const major = Number(/PostgreSQL\) (\d+)/u.exec(told.output)?.[1]);
  const madeBy = await clusterMajor(clusterFolder);
  if (madeBy === major) return undefined;
  if (madeBy !== undefined) {
    return embeddedFailure(
      embeddedPostgresFailure.otherMajor,
      `The database in ${clusterFolder} was made by PostgreSQL ${madeBy} and this Verbatim brings PostgreSQL ${major}; nothing was changed: start the Verbatim that made it, save the desk with "npx verbatim backup FILE", move that folder away, and restore the file with this one.`,
    );
  }
  const entries = await readdir(clusterFolder).catch(() => []);
  if (entries.length > 0) {
    return embeddedFailure(
      embeddedPostgresFailure.dataDirUnusable,
      `${clusterFolder} exists but holds no PostgreSQL database: move it away, or name another folder in VERBATIM_DATA_DIR.`,
    );
  }
  log.info(`Making the database in ${clusterFolder}.`);
  return initCluster({ runner, major, authArgs, sync });
}
