import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from '#server/accounts/account.ts';
import { openDatabase, type Database } from '#server/database/connection.ts';
import { migrateDatabase } from '#server/database/migrate.ts';
import { accountOf } from '#tests/support/desk-fixture.ts';
import { startTestPostgres } from '#tests/support/postgres.ts';

/** Where one schedule at a time can run. */
export interface Lane {
  readonly db: Database;
  readonly accounts: readonly Account[];
  readonly folder: string;
}

/** What schedules run on: as many at once as there are lanes, so that the machine has work while a database thinks. */
export interface SimulationGround {
  readonly lanes: readonly Lane[];
  readonly end: () => Promise<void>;
}

/**
 * Starts for each lane a PostgreSQL with a desk's database and three editors. Of its own, because a transaction that is
 * left open in one database keeps the logs of all others of its cluster waiting.
 */
export async function simulationGround(count = 1): Promise<SimulationGround> {
  // In memory where there is such a place: what a crash of a process leaves does not depend on the disk.
  const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(parent, 'verbatim-simulation-'));
  const ends: (() => Promise<void>)[] = [];
  const lanes: Lane[] = [];
  while (lanes.length < count) {
    const postgres = await startTestPostgres({
      prepareTemplate: async (template) => {
        const migrated = await migrateDatabase(template);
        if (!migrated.ok) throw new Error(migrated.message);
      },
    });
    const database = await postgres.createDatabase();
    const open = openDatabase(database.connection, { maxConnections: 5 });
    const { db } = open;
    ends.push(async () => {
      await open.close();
      await postgres.stop();
    });
    const accounts: Account[] = [];
    while (accounts.length < 3) accounts.push(await accountOf(db, 'editor'));
    lanes.push({ db, accounts, folder });
  }
  return {
    lanes,
    end: async () => {
      rmSync(folder, { recursive: true, force: true });
      for (const end of ends) await end();
    },
  };
}
