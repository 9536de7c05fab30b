import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { create, update } from '#tests/support/edits.ts';
import { openDesk, temporaryFolder } from '#tests/support/desk.ts';
import { writeMeta } from '#desktop/replica/store/meta.ts';
import { migrate, migrations } from '#desktop/replica/store/migrate.ts';
import { openStore } from '#desktop/replica/store/store.ts';
import { applyEdit } from '#shared/edits/apply-edit.ts';
import { analyserVersion } from '#shared/text/analyse.ts';

const file = () => join(temporaryFolder(), 'replica.sqlite');

it('does each step once, and goes on from the version it finds', () => {
  const path = file();
  const store = openStore(path);
  expect(migrate(store)).toBe(0);
  expect(migrate(store)).toBe(migrations.length);
  store.close();
});

it('undoes a step that breaks in its middle, so that the next start does it whole', () => {
  const path = file();
  const store = openStore(path);
  const broken = 'CREATE TABLE one (a TEXT); INSERT INTO none VALUES (1)';
  expect(() => migrate(store, [broken])).toThrow(/none/);
  store.close();
  const again = openStore(path);
  expect(migrate(again, ['CREATE TABLE one (a TEXT)'])).toBe(0);
  expect(again.all('SELECT a FROM one', [], z.unknown())).toEqual([]);
  again.close();
});

it('moves the conflicts of an older file to their own place', async () => {
  const path = file();
  const store = openStore(path);
  migrate(store, migrations.slice(0, 3));
  const topic = create('topic', { name: 'Trade' });
  const record = applyEdit(null, topic, { at: '2026-01-02T03:04:05Z', by: null });
  store.run(
    `INSERT INTO base (id, kind, revision, generation, json) VALUES (?, 'topic', 1, 0, ?)`,
    [topic.id, JSON.stringify(record)],
  );
  const fields = [{ field: 'name', base: 'Trade', mine: 'Mine', theirs: 'Theirs' }];
  store.run(
    `INSERT INTO outbox (record_id, edit, state, conflict, saved_at)
     VALUES (?, ?, 'conflict', ?, '2026-01-02T03:04:05Z')`,
    [
      topic.id,
      JSON.stringify(update(topic, { name: 'Mine' })),
      JSON.stringify({ reason: 'fields', fields }),
    ],
  );
  store.close();
  const desk = openDesk({ path });
  expect(await desk.answerer.listOutbox({})).toEqual([]);
  expect(await desk.answerer.listConflicts({})).toMatchObject([
    { label: 'Trade', edit: { changes: { name: 'Mine' } }, reason: 'fields' },
  ]);
  expect((await desk.answerer.getTopic({ id: topic.id }))?.topic.sync).toBe('conflict');
});

it('shows the records of a file that held each of them twice', async () => {
  const path = file();
  const store = openStore(path);
  migrate(store, migrations.slice(0, 9));
  const topic = create('topic', { name: 'Trade' });
  const record = applyEdit(null, topic, { at: '2026-01-02T03:04:05Z', by: null });
  const json = JSON.stringify(record);
  store.run(
    `INSERT INTO base (id, kind, revision, generation, json) VALUES (?, 'topic', 1, 0, ?)`,
    [topic.id, json],
  );
  store.run(
    `INSERT INTO topic (id, json, base_revision, sync, created_key, updated_key, name, name_key)
     VALUES (?, ?, 1, 'saved', '2026-01-02T03:04:05.000000Z', '2026-01-02T03:04:05.000000Z', 'Trade', 'trade')`,
    [topic.id, json],
  );
  store.run(`INSERT INTO topic_search (rowid, words, forms) VALUES (1, 'trade ', '')`, []);
  writeMeta(store, 'analyserVersion', analyserVersion);
  store.close();
  const desk = openDesk({ path });
  const query = { orderBy: 'name', direction: 'asc', offset: 0, limit: 10 } as const;
  expect(
    (await desk.answerer.listTopics({ filter: { text: 'tra' }, ...query })).rows,
  ).toMatchObject([{ id: topic.id, name: 'Trade', sync: 'saved' }]);
  expect((await desk.answerer.getTopic({ id: topic.id }))?.topic).toEqual({
    record,
    baseRevision: 1,
    sync: 'saved',
  });
});
