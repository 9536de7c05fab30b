import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createAccount } from '#server/accounts/create-account.ts';
import { createToken } from '#server/accounts/tokens.ts';
import { openDatabase, type Database } from '#server/database/connection.ts';
import { startServer, type RunningServer } from '#server/main.ts';
import type { Role } from '#shared/sync/protocol.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';
import { startTestPostgres } from '#tests/support/postgres.ts';

/** A real server that can be stopped and started, its database, and desks that are signed in to it. */
export interface ServerOfDesks {
  readonly db: () => Database;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Opens the desk of a new account and waits for its first copy. */
  readonly desk: (role?: Role) => Promise<TestDesk & { readonly accountId: string }>;
}

/** Starts them for a file of tests. The PostgreSQL is theirs alone, since open transactions hold back all who read its log. */
export function serverOfDesks(): ServerOfDesks {
  const dataDir = mkdtempSync(join(tmpdir(), 'verbatim-faults-'));
  let server: RunningServer;
  let port = 0;
  let databaseUrl = '';
  let db: Database;
  const ends: (() => Promise<void>)[] = [];

  const start = async (): Promise<void> => {
    const started = await startServer({
      host: '127.0.0.1',
      port,
      dataDir,
      databaseUrl,
      anonymous: 'reader',
    });
    if (!started.ok) throw new Error(started.message);
    server = started;
    port = Number(new URL(server.url).port);
  };

  beforeAll(async () => {
    const postgres = await startTestPostgres();
    const database = await postgres.createDatabase();
    databaseUrl = database.url;
    await start();
    const open = openDatabase(database.connection);
    db = open.db;
    ends.push(
      () => server.stop(),
      () => open.close(),
      () => postgres.stop(),
    );
  });
  afterAll(async () => {
    for (const end of ends) await end();
    rmSync(dataDir, { recursive: true, force: true });
  });

  return {
    db: () => db,
    start,
    stop: () => server.stop(),
    desk: async (role = 'editor') => {
      const made = await createAccount(db, { name: `The ${role}`, email: null, role });
      if (!made.ok) throw new Error(made.error.message);
      const accountId = made.account.id;
      const token = await createToken(db, { accountId, label: 'desk' });
      const desk = openDesk({ server: server.url, token });
      await desk.until(() => isSettled(desk));
      return { ...desk, accountId };
    },
  };
}

/** Whether a desk has sent everything and has all that the server has. */
export async function isSettled(desk: TestDesk): Promise<boolean> {
  const { waiting, connection, syncedAt } = await desk.status();
  return waiting === 0 && connection === 'online' && syncedAt !== null;
}
