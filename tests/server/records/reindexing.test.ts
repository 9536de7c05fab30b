import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { reindexDesk } from '#server/records/reindex-desk.ts';
import { searchRecords } from '#server/records/queries/search.ts';
import { editRecord } from '#server/records/edit-record.ts';
import { accountOf, contextOf, recordOf } from '#tests/support/desk-fixture.ts';
import { testDatabase } from '#tests/support/test-database.ts';
import { create } from '#tests/support/edits.ts';

it('makes search terms and sort keys anew for another version of the analyser, once for servers that start together', async () => {
  const { db, database } = await testDatabase();
  const context = contextOf(db, await accountOf(db, 'editor'));
  const edit = create('actor', { kind: 'person', name: 'Élan Vital' });
  recordOf('actor', await editRecord(context, edit));
  await db.execute(sql`update search_documents set terms = ''::tsvector`);
  await db.execute(sql`update actors set name_key = 'old'`);
  await db.execute(sql`update desk set analyser_version = 0`);
  const { connection } = database;
  const counts = await Promise.all([reindexDesk(connection), reindexDesk(connection)]);
  expect([...counts].sort((a, b) => a - b)).toEqual([0, 1]);
  const search = { text: 'elan', kinds: ['actor'] as const };
  expect(await searchRecords(db, search, { limit: 1, offset: 0 })).toMatchObject([{ id: edit.id }]);
  const { rows } = await db.execute(sql`select name_key from actors`);
  expect(rows).toEqual([{ name_key: 'elan vital' }]);
});
