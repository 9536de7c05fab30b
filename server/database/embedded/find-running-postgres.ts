import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmbeddedConnection } from './embedded-postgres.ts';
import { clusterMajor } from './init-cluster.ts';
import { isPostmasterOf, readPostmasterFile } from './postmaster-file.ts';
import { unixEndpoint } from './unix-endpoint.ts';
import { windowsEndpoint } from './windows-endpoint.ts';

/** Whether a data directory holds an embedded database, running or not. */
export async function hasEmbeddedDatabase(dataDir: string): Promise<boolean> {
  return (await clusterMajor(join(dataDir, 'postgres'))) !== undefined;
}

/**
 * How to reach the embedded PostgreSQL of a data directory that another process keeps; undefined where it does not run
 * or is not ready. It may be ended at any time: it is the other process's.
 */
export async function findRunningPostgres(
  dataDir: string,
): Promise<EmbeddedConnection | undefined> {
  const cluster = await realpath(join(dataDir, 'postgres')).catch(() => undefined);
  if (cluster === undefined) return undefined;
  const file = await readPostmasterFile(cluster);
  if (file?.status !== 'ready' || !(await isPostmasterOf(file.pid, cluster))) return undefined;
  const endpoint = process.platform === 'win32' ? await windowsEndpoint(dataDir) : unixEndpoint();
  return endpoint.connection(file);
}
