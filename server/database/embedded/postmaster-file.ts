import { readFile, readlink, realpath } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from './process-identity.ts';

/** What PostgreSQL writes about itself into `postmaster.pid` (its `src/include/utils/pidfile.h` numbers the lines). */
export type PostmasterFile = {
  readonly pid: number;
  readonly port: number;
  /** Empty when it listens on no Unix socket. */
  readonly socketFolder: string;
  /** `starting`, `ready`, `stopping` or `standby`; empty in the first moments. */
  readonly status: string;
};

/** Reads `postmaster.pid` of a cluster; undefined when there is none or it is not complete yet. */
export async function readPostmasterFile(
  clusterFolder: string,
): Promise<PostmasterFile | undefined> {
  const text = await readFile(postmasterPath(clusterFolder), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), socketFolder: lines[4] ?? '', status: lines[7] ?? '' };
}

/** Path of a cluster's `postmaster.pid`. */
export function postmasterPath(clusterFolder: string): string {
  return join(clusterFolder, 'postmaster.pid');
}

/** Whether the process with this id is a postmaster of this cluster, and not one that got its id later. */
export async function isPostmasterOf(pid: number, clusterFolder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    // A postmaster's working directory is its cluster. A zombie has none, and rightly counts as gone.
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    return (
      folder !== undefined && folder === (await realpath(clusterFolder).catch(() => undefined))
    );
  }
  const [command, args] =
    process.platform === 'win32'
      ? (['tasklist', ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh']] as const)
      : (['ps', ['-o', 'comm=', '-p', String(pid)]] as const);
  const listed = await promisify(execFile)(command, args).catch(() => ({ stdout: '' }));
  return listed.stdout.includes('postgres');
}
