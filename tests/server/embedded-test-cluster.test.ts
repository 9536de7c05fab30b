import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddedConnection } from '#server/database/embedded/embedded-postgres.ts';
import { startTestPostgres, type TestPostgres } from '#tests/support/postgres.ts';

async function rows(
  config: EmbeddedConnection | { connectionString: string },
  sql: string,
): Promise<unknown[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    const found: unknown[] = (await client.query(sql)).rows;
    return found;
  } finally {
    await client.end();
  }
}

describe('the cluster that tests share', () => {
  const held: { cluster?: TestPostgres } = {};
  const cluster = (): TestPostgres => {
    if (held.cluster === undefined) throw new Error('The cluster did not start');
    return held.cluster;
  };

  beforeAll(async () => {
    held.cluster = await startTestPostgres({
      prepareTemplate: async (connection) => {
        await rows(connection, "create table word as select 'template' as text");
      },
    });
  });

  afterAll(async () => {
    await held.cluster?.stop();
    expect(existsSync(held.cluster?.connection.host ?? '')).toBe(false);
  });

  test('gives each file a copy of the template that others do not see', async () => {
    const first = await cluster().createDatabase();
    const second = await cluster().createDatabase();
    await rows(first.connection, "update word set text = 'changed'");
    expect(await rows(second.connection, 'select text from word')).toEqual([{ text: 'template' }]);
    expect(await rows({ connectionString: first.url }, 'select text from word')).toEqual([
      { text: 'changed' },
    ]);
    await first.drop();
    await second.drop();
  });

  test('drops a database that is still in use', async () => {
    const database = await cluster().createDatabase();
    const client = new pg.Client(database.connection);
    client.on('error', () => {});
    await client.connect();
    await database.drop();
    expect(
      await rows(
        cluster().connection,
        `select 1 from pg_database where datname = '${database.connection.database}'`,
      ),
    ).toEqual([]);
  });
});
