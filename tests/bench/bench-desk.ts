import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionConfig, Database } from '#server/database/connection.ts';
import { openDesk } from '#server/open-desk.ts';
import type { BenchSettings } from './bench-settings.ts';
import { seedDesk, type SeededDesk } from './seed-desk.ts';

/** A generated desk on an embedded PostgreSQL of its own, as durable as a user's. */
export interface BenchDesk {
  readonly db: Database;
  readonly connection: ConnectionConfig;
  /** A temporary folder, removed by `close`. */
  readonly dataDir: string;
  /** File with an administrator's token. */
  readonly tokenFile: string;
  readonly seeded: SeededDesk;
  readonly close: () => Promise<void>;
}

/**
 * Starts PostgreSQL in a temporary folder and fills the desk. What was started is ended when a step fails;
 * `onStarted` is given the way to end it while this still runs.
 */
export async function openBenchDesk(
  settings: BenchSettings,
  onStarted: (close: () => Promise<void>) => void = () => {},
): Promise<BenchDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'verbatim-bench-'));
  const ending: (() => Promise<void>)[] = [() => rm(dataDir, { recursive: true, force: true })];
  const endAll = async (): Promise<void> => {
    for (let end = ending.pop(); end !== undefined; end = ending.pop()) await end();
  };
  let closed: Promise<void> | undefined;
  // Who closes second, as a bench that fails because it was interrupted, waits for the first.
  const close = (): Promise<void> => (closed ??= endAll());
  onStarted(close);
  try {
    const desk = await openDesk(
      { dataDir, databaseUrl: undefined, host: '127.0.0.1', port: 0, anonymous: 'reader' },
      // A connection lost while it is measured fails the query on it; one lost at the end is none to tell of.
      { say: () => {}, warn: () => {} },
    );
    if (!desk.ok) throw new Error(desk.message);
    ending.push(() => desk.close());
    const seeded = await seedDesk(desk.db, settings);
    const { db, connection, tokenFile } = desk;
    return { db, connection, tokenFile, dataDir, seeded, close };
  } catch (error) {
    await close();
    throw error;
  }
}
