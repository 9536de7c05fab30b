import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '#server/database/connection.ts';
import { migrateDatabase } from '#server/database/migrate.ts';
import { createTestDatabase } from '#tests/support/postgres.ts';

const cluster = inject('cluster');

async function emptyDatabase() {
  const database = await createTestDatabase({ ...cluster, template: 'template0' });
  const open = openDatabase(database.connection);
  afterAll(async () => {
    await open.close();
    await database.drop();
  });
  return { ...open, database };
}

async function epochOf(db: Awaited<ReturnType<typeof emptyDatabase>>['db']) {
  const [row] = await db.query.desk.findMany();
  return row?.epoch;
}

describe('migrating the database', () => {
  test('two servers that start at once on an empty database both succeed', async () => {
    const { db, database } = await emptyDatabase();
    const results = await Promise.all([1, 2, 3].map(() => migrateDatabase(database.connection)));
    expect(results).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(await db.query.articles.findMany()).toEqual([]);
  });

  test('the epoch stays when the same server starts again, and changes in a copy', async () => {
    const { db, database } = await emptyDatabase();
    await migrateDatabase(database.connection);
    const epoch = await epochOf(db);
    await migrateDatabase(database.connection);
    expect(await epochOf(db)).toBe(epoch);

    await db.execute(sql`update desk set origin = 'another cluster'`);
    await migrateDatabase(database.connection);
    expect(await epochOf(db)).not.toBe(epoch);
  });

  test('a database of a later version is refused untouched', async () => {
    const { db, database } = await emptyDatabase();
    await migrateDatabase(database.connection);
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at, name) values ('', 0, '29990101000000_later')`,
    );
    expect(await migrateDatabase(database.connection)).toEqual({
      ok: false,
      message: expect.stringContaining('a later version of Verbatim'),
    });
  });
});

describe('reading instants', () => {
  test('they leave the database in ISO 8601 with microseconds, inside relations too', async () => {
    const { db, database } = await emptyDatabase();
    await migrateDatabase(database.connection);
    await db.execute(sql`
      insert into accounts (id, name, role, created_at)
      values ('01890a5d-ac96-774b-bcce-b302099a8057', 'A', 'editor', '2024-05-29T21:02:00.123456+02');
      insert into account_tokens (id, account_id, hash, label, created_at)
      values ('01890a5d-ac96-774b-bcce-b302099a8058', '01890a5d-ac96-774b-bcce-b302099a8057', 'h', 'l', '2024-05-29T19:02:00Z')`);
    const account = await db.query.accounts.findFirst({ with: { tokens: true } });
    expect(account?.createdAt).toBe('2024-05-29T19:02:00.123456Z');
    expect(account?.tokens[0]?.createdAt).toBe('2024-05-29T19:02:00Z');
    expect(account?.tokens[0]?.lastUsedAt).toBeNull();
  });
});
