import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#server/database/connection.ts';
import { loadSampleDesk } from '#server/sample-desk/load-sample-desk.ts';
import { contextOf } from '#tests/support/desk-fixture.ts';
import { testDatabase } from '#tests/support/test-database.ts';

let db: Database;
beforeAll(async () => {
  ({ db } = await testDatabase());
});

describe('the sample desk', () => {
  test('is not left half loaded by a server that ends in the middle', async () => {
    // The quotes are written last, so by then all the others are.
    await db.execute(sql`alter table quotes add constraint planted check (false)`);
    await expect(loadSampleDesk(contextOf(db, null))).rejects.toThrow(
      /Failed query: insert into "quotes"/,
    );
    await db.execute(sql`alter table quotes drop constraint planted`);
    expect(await db.query.topics.findMany()).toEqual([]);
  });

  test('is loaded once, whole and exactly anchored, however many servers start', async () => {
    const context = contextOf(db, null);
    const loaded = await Promise.all([1, 2, 3].map(() => loadSampleDesk(context)));
    expect(loaded.filter(Boolean)).toHaveLength(1);
    const quotes = await db.query.quotes.findMany();
    expect(quotes).toHaveLength(16);
    expect(new Set(quotes.map(({ anchorStatus }) => anchorStatus))).toEqual(new Set(['exact']));
    expect(await db.query.articles.findMany()).toHaveLength(4);
    expect(await db.query.topics.findMany()).toHaveLength(5);
    expect(await db.query.actors.findMany()).toHaveLength(13);
    const changes = await db.query.changes.findMany();
    expect(new Set(changes.map(({ via }) => via))).toEqual(new Set(['sample']));
  });

  test('stays away from a desk whose records were all deleted', async () => {
    expect(await loadSampleDesk(contextOf(db, null))).toBe(false);
  });
});
