import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import {
  embeddedFailure,
  embeddedPostgresFailure,
  type EmbeddedPostgresFailure,
} from './embedded-postgres.ts';
import type { Endpoint, Launch } from './endpoint.ts';
import { ensureDatabase } from './ensure-database.ts';
import {
  isPostmasterOf,
  postmasterPath,
  readPostmasterFile,
  type PostmasterFile,
} from './postmaster-file.ts';
import { isAlive } from './process-identity.ts';
import { tellingLine } from './run-program.ts';

/** A postmaster that answers and has its database. */
export type RunningPostmaster = {
  readonly ok: true;
  readonly file: PostmasterFile;
  readonly adopted: boolean;
};

const patienceMs = 60_000;
const pauseMs = 100;

// What PostgreSQL says while the last processes of a killed postmaster still end, or one is starting or ending.
const passing = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/u;

/**
 * Takes over the postmaster that a killed server left running, or starts one.
 * The caller holds the lock of the data directory, so nobody else starts or ends one meanwhile.
 */
export async function adoptOrLaunch(
  endpoint: Endpoint,
  launch: Launch,
): Promise<RunningPostmaster | EmbeddedPostgresFailure> {
  const { clusterFolder } = launch.runner;
  const deadline = performance.now() + patienceMs;
  let reason = 'it is not ready';
  // Ends: adopted, started, failed for good, or out of patience.
  for (;;) {
    const file = await readPostmasterFile(clusterFolder);
    const running = file !== undefined && (await isPostmasterOf(file.pid, clusterFolder));
    if (running && file.status === 'ready') {
      const refusal = await refusalOf(endpoint, file);
      if (refusal === undefined) return { ok: true, file, adopted: true };
      reason = refusal;
    }
    if (!running) {
      if (file !== undefined) await clearStale(endpoint, launch, file);
      const launched = await endpoint.launch(launch);
      if (launched.ok) return afterLaunch(endpoint, launch);
      reason = tellingLine(launched.output);
      if (!passing.test(launched.output)) return startFailed(launch, reason);
    }
    if (performance.now() > deadline) {
      return running
        ? embeddedFailure(
            embeddedPostgresFailure.startFailed,
            `A PostgreSQL left over from an earlier run (process ${file.pid}) does not answer (${reason}): end it with "kill -INT ${file.pid}" and start again.`,
          )
        : startFailed(launch, reason);
    }
    await delay(pauseMs);
  }
}

async function afterLaunch(
  endpoint: Endpoint,
  launch: Launch,
): Promise<RunningPostmaster | EmbeddedPostgresFailure> {
  const file = await readPostmasterFile(launch.runner.clusterFolder);
  if (file === undefined) return startFailed(launch, 'it ended right after it was ready');
  const refusal = await refusalOf(endpoint, file);
  if (refusal === undefined) return { ok: true, file, adopted: false };
  await endpoint.stop(file, launch);
  return startFailed(launch, refusal);
}

async function refusalOf(endpoint: Endpoint, file: PostmasterFile): Promise<string | undefined> {
  return ensureDatabase(endpoint.connection(file)).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

// PostgreSQL clears the file of a dead process itself, and looks for surviving children while it does. What it cannot
// see through is an id that another program has now, or a zombie that nobody collects (a container without an init):
// it would refuse to start for as long as they are there.
async function clearStale(endpoint: Endpoint, launch: Launch, file: PostmasterFile): Promise<void> {
  await endpoint.cleanUp(file, launch);
  if (!isAlive(file.pid)) return;
  launch.log.info(
    `Process ${file.pid} is no longer PostgreSQL; removing the stale postmaster.pid.`,
  );
  await rm(postmasterPath(launch.runner.clusterFolder), { force: true });
}

function startFailed(launch: Launch, reason: string): EmbeddedPostgresFailure {
  return embeddedFailure(
    embeddedPostgresFailure.startFailed,
    `PostgreSQL did not start (${reason}): ${launch.logPath} says more; mend that and start again, or set DATABASE_URL.`,
  );
}
