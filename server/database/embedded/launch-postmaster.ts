import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedPostgresLog } from './embedded-postgres.ts';
import { program } from './find-binaries.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { programOptions } from './run-program.ts';
import type { Runner } from './runner.ts';

/** A postmaster that accepts connections, or what it wrote to its log before it ended. */
export type LaunchedPostmaster =
  | { readonly ok: true; readonly pid: number }
  | { readonly ok: false; readonly output: string };

const logLimitBytes = 10 * 1024 * 1024;
const patienceMs = 5_000;

/**
 * Starts `postgres` in a session of its own and waits until it is ready, however long a recovery takes.
 *
 * @param settings name and value of each setting given on the command line, where no configuration file overrides it
 * @param logPath file that its messages are added to; begun anew beyond 10 MiB, with the old one kept as `.1`
 */
export async function launchPostmaster(
  runner: Runner,
  settings: Readonly<Record<string, string>>,
  logPath: string,
  log: EmbeddedPostgresLog,
): Promise<LaunchedPostmaster> {
  const logSize = await prepareLog(logPath);
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const started = runner.program(join(runner.binFolder, program('postgres')), [
    '-D',
    runner.clusterFolder,
    ...args,
  ]);
  const logFile = await open(logPath, 'a', 0o600);
  const state = { ended: false, error: '' };
  const child = spawn(started.command, started.args, {
    ...programOptions(started),
    stdio: ['ignore', logFile.fd, logFile.fd],
  });
  child.once('exit', () => {
    state.ended = true;
  });
  child.once('error', (error) => {
    state.ended = true;
    state.error = error.message;
  });
  // The server's life does not hang on this handle: it ends PostgreSQL through stop().
  child.unref();
  await logFile.close();

  const slow = setTimeout(() => {
    log.info(
      `PostgreSQL is still starting, it may be recovering after a crash; its messages are in ${logPath}.`,
    );
  }, patienceMs);
  const pid = await readyPid(runner.clusterFolder, () => (state.ended ? undefined : child.pid));
  clearTimeout(slow);
  if (pid !== undefined) return { ok: true, pid };
  const written = (await readFile(logPath)).subarray(logSize).toString('utf8');
  return { ok: false, output: state.error === '' ? written : state.error };
}

async function readyPid(
  clusterFolder: string,
  living: () => number | undefined,
): Promise<number | undefined> {
  // Ends: PostgreSQL becomes ready or its process ends.
  for (;;) {
    const pid = living();
    if (pid === undefined) return undefined;
    const file = await readPostmasterFile(clusterFolder);
    if (file !== undefined && file.pid === pid && file.status === 'ready') return pid;
    await delay(10);
  }
}

async function prepareLog(logPath: string): Promise<number> {
  const size = await stat(logPath).then(
    (entry) => entry.size,
    () => 0,
  );
  if (size <= logLimitBytes) return size;
  await rename(logPath, `${logPath}.1`);
  return 0;
}
