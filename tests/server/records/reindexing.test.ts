import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { likelyDuplicates } from '#server/records/actor-duplicates.ts';
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

it('gives the actors of a desk that is older than the keys of names theirs, though nobody has written them since', async () => {
  const { db, database } = await testDatabase();
  const context = contextOf(db, await accountOf(db, 'editor'));
  const made = [];
  for (const name of ['Anna Petrova', 'Anna Petrowa', 'Omar Haddad']) {
    const edit = create('actor', { kind: 'person', name });
    made.push(recordOf('actor', await editRecord(context, edit)));
  }
  const [anna, other, omar] = made.map(({ id }) => id);
  if (anna === undefined || omar === undefined) throw new Error('Nobody was made.');
  const keysOf = async () => {
    const { rows } = await db.execute(
      sql`select actor_id, kind, key, of_alias from actor_name_keys order by 1, 2, 3`,
    );
    return rows;
  };
  // The version of the analyser is known from here on, so that only missing keys are left to find.
  await reindexDesk(database.connection);
  const before = await keysOf();
  await db.execute(sql`delete from actor_name_keys where actor_id <> ${omar}`);
  expect(await likelyDuplicates(db, { actorIds: [anna], limit: 9, offset: 0 })).toEqual([]);
  expect(await reindexDesk(database.connection)).toBe(2);
  expect(await keysOf()).toEqual(before);
  expect(await likelyDuplicates(db, { actorIds: [anna], limit: 9, offset: 0 })).toMatchObject([
    { actorId: anna, otherId: other },
  ]);
  expect(await reindexDesk(database.connection)).toBe(0);
});
