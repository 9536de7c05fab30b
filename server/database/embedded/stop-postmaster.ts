import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedPostgresLog } from './embedded-postgres.ts';
import { isPostmasterOf } from './postmaster-file.ts';

const fastMs = 60_000;
const immediateMs = 30_000;

/**
 * Ends a postmaster and waits until it is gone.
 *
 * SIGINT is PostgreSQL's fast shutdown: clients are cut off, open transactions undone, everything written.
 * If that hangs, SIGQUIT ends it at once, and the next start recovers from the log as after a crash.
 */
export async function stopPostmaster(
  pid: number,
  clusterFolder: string,
  log: EmbeddedPostgresLog,
): Promise<void> {
  if (await signalAndWait(pid, clusterFolder, 'SIGINT', fastMs)) return;
  log.warn(
    `PostgreSQL (process ${pid}) did not end within a minute; ending it at once, the next start recovers.`,
  );
  if (await signalAndWait(pid, clusterFolder, 'SIGQUIT', immediateMs)) return;
  log.warn(`PostgreSQL (process ${pid}) does not end; the next start takes it over.`);
}

async function signalAndWait(
  pid: number,
  clusterFolder: string,
  signal: NodeJS.Signals,
  patienceMs: number,
): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  // Checked first: the id of one that ended by itself may belong to another process by now.
  if (!(await isPostmasterOf(pid, clusterFolder))) return true;
  try {
    process.kill(pid, signal);
  } catch {
    // Ended in this very moment; the loop sees it.
  }
  while (performance.now() < deadline) {
    if (!(await isPostmasterOf(pid, clusterFolder))) return true;
    await delay(10);
  }
  return false;
}
