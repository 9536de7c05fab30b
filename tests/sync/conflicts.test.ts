import { describe, expect, it } from 'vitest';
import { scriptedServer, type ScriptedServer } from './scripted-server.ts';
import { create, remove, update } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';
import type { Resolution } from '#desktop/ipc/replica-calls.ts';
import type { ConflictEntry } from '#desktop/ipc/replica-views.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { AnyRecord, RecordKind, RecordOf } from '#shared/records/records.ts';

const settled = async (desk: TestDesk) => (await desk.status()).waiting === 0;

/** A desk and a server that both hold some records; `theirs` changes one on the server only, as somebody else would. */
async function shared(...creates: readonly Edit[]) {
  const server = await scriptedServer();
  const desk = openDesk({ server: server.address() });
  for (const edit of creates) await desk.save(edit);
  await desk.until(async () => (await settled(desk)) && (await desk.status()).syncedAt !== null);
  await server.stop();
  return { server, desk };
}

function theirs(server: ScriptedServer, id: string, next: { fields?: object; gone?: boolean }) {
  const record = server.records.get(id);
  if (record === undefined) throw new Error('not on the server');
  const fields = { ...record.fields, ...next.fields };
  const deletedAt = next.gone === true ? '2026-01-02T03:04:05Z' : null;
  server.put({ ...record, revision: record.revision + 1, fields, deletedAt } as AnyRecord);
}

async function conflictOf({ server, desk }: { server: ScriptedServer; desk: TestDesk }) {
  await server.start();
  await desk.until(async () => (await desk.status()).conflicts > 0);
  const [conflict] = await desk.answerer.listConflicts({});
  if (conflict === undefined) throw new Error('There is no conflict.');
  return conflict;
}

async function resolve(desk: TestDesk, { number }: ConflictEntry, resolution: Resolution) {
  const answer = await desk.answerer.resolveConflict({ number, resolution });
  if (!answer.ok) throw new Error(answer.error.message);
  await desk.until(() => settled(desk));
}

function onServer<Kind extends RecordKind>(server: ScriptedServer, kind: Kind, id: string) {
  const record = server.records.get(id);
  if (record?.kind !== kind) throw new Error(`There is no ${kind} ${id}.`);
  return record as RecordOf<Kind>;
}

describe('a conflict over fields', () => {
  const topic = create('topic', { name: 'Trade', description: 'Goods' });

  async function inTwoFields() {
    const desks = await shared(topic);
    theirs(desks.server, topic.id, { fields: { name: 'Theirs', description: 'Theirs too' } });
    await desks.desk.save(update(topic, { name: 'Mine', description: 'Mine too' }));
    return { ...desks, conflict: await conflictOf(desks) };
  }

  it('leaves the choice to the editor, field by field, or a value of their own (7.2)', async () => {
    const { server, desk, conflict } = await inTwoFields();
    await resolve(desk, conflict, {
      take: 'fields',
      fields: { name: { choice: 'theirs' }, description: { choice: 'value', value: 'Ours' } },
    });
    expect(onServer(server, 'topic', topic.id).fields).toMatchObject({
      name: 'Theirs',
      description: 'Ours',
    });
    expect(await desk.status()).toMatchObject({ conflicts: 0, failed: 0, waiting: 0 });
  });

  it('changes nothing when the editor takes theirs', async () => {
    const { server, desk, conflict } = await inTwoFields();
    const { revision } = onServer(server, 'topic', topic.id);
    await resolve(desk, conflict, { take: 'theirs' });
    expect(onServer(server, 'topic', topic.id).revision).toBe(revision);
    expect((await desk.answerer.getTopic({ id: topic.id }))?.topic).toMatchObject({
      sync: 'saved',
      record: { fields: { name: 'Theirs' } },
    });
  });

  it('stays when a field is left open or the value written does not fit', async () => {
    const { desk, conflict } = await inTwoFields();
    const { number } = conflict;
    const open = { take: 'fields', fields: { name: { choice: 'mine' } } } as const;
    expect(await desk.answerer.resolveConflict({ number, resolution: open })).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_FAILED', path: ['fields', 'description'] },
    });
    const wrong = {
      take: 'fields',
      fields: { name: { choice: 'value', value: '' }, description: { choice: 'mine' } },
    } as const;
    expect(await desk.answerer.resolveConflict({ number, resolution: wrong })).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_FAILED', path: ['changes', 'name'] },
    });
    expect(await desk.answerer.listConflicts({})).toHaveLength(1);
  });

  it('is there again after the app was closed, and is resolved once only (7.2)', async () => {
    const { server, desk, conflict } = await inTwoFields();
    await desk.close();
    const again = openDesk({ server: server.address(), path: desk.path });
    expect(await again.answerer.listConflicts({})).toEqual([conflict]);
    await resolve(again, conflict, { take: 'mine' });
    const { number } = conflict;
    const answer = await again.answerer.resolveConflict({ number, resolution: { take: 'mine' } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', path: ['number'] } });
  });

  it('shows what the record holds now, also when it moved on since', async () => {
    const { server, desk } = await inTwoFields();
    theirs(server, topic.id, { fields: { name: 'Later' } });
    await desk.until(
      async () =>
        (await desk.answerer.getTopic({ id: topic.id }))?.topic.record.fields.name === 'Later',
    );
    const [conflict] = await desk.answerer.listConflicts({});
    expect(conflict?.fields[0]).toMatchObject({ base: 'Trade', mine: 'Mine', theirs: 'Later' });
  });

  it('lets the editor go on with the record meanwhile, and lays nothing over it', async () => {
    const { server, desk, conflict } = await inTwoFields();
    const { revision } = onServer(server, 'topic', topic.id);
    await desk.save(update(topic, { name: 'Newer' }, revision));
    await desk.until(() => settled(desk));
    expect(onServer(server, 'topic', topic.id).fields.name).toBe('Newer');
    expect((await desk.answerer.getTopic({ id: topic.id }))?.topic.sync).toBe('conflict');
    await resolve(desk, conflict, { take: 'mine' });
    expect(onServer(server, 'topic', topic.id).fields.name).toBe('Mine');
  });
});

it('keeps what others added to a set when the editor keeps theirs of a member', async () => {
  const [kept, clash, added] = [1, 2, 3].map((n) => create('topic', { name: `Topic ${n}` }));
  if (kept === undefined || clash === undefined || added === undefined) throw new Error('none');
  const article = create('article', { headline: 'One', body: 'We agree.' });
  const stances = (...topics: [{ id: string }, 'supports' | 'opposes' | 'neutral'][]) =>
    topics.map(([{ id }, stance]) => ({ topicId: id, stance }));
  const quote = create('quote', {
    articleId: article.id,
    reportedText: 'We agree.',
    topics: stances([kept, 'neutral'], [clash, 'neutral']),
  });
  const desks = await shared(kept, clash, added, article, quote);
  const { server, desk } = desks;
  const set = stances([kept, 'neutral'], [clash, 'opposes'], [added, 'neutral']);
  theirs(server, quote.id, { fields: { topics: set } });
  const mine = stances([kept, 'neutral'], [clash, 'supports']);
  await desk.save(update(quote, { topics: mine, note: 'Checked' }));
  const conflict = await conflictOf(desks);
  expect(conflict.names).toMatchObject({ [clash.id]: 'Topic 2' });
  await resolve(desk, conflict, { take: 'mine' });
  expect(onServer(server, 'quote', quote.id).fields).toMatchObject({
    topics: stances([kept, 'neutral'], [clash, 'supports'], [added, 'neutral']),
    note: 'Checked',
  });
});

describe('a conflict with a deletion', () => {
  const topic = create('topic', { name: 'Trade' });
  const deleted = async () => {
    const desks = await shared(topic);
    theirs(desks.server, topic.id, { gone: true });
    const { server, desk } = desks;
    server.judge = (edit) => {
      const record = onServer(server, 'topic', topic.id);
      if (edit.action !== 'update' || record.deletedAt === null) return null;
      const fields = [{ field: 'name', base: 'Trade', mine: 'Mine', theirs: 'Trade' }];
      return { outcome: 'conflict', reason: 'deleted', record, fields };
    };
    await desk.save(update(topic, { name: 'Mine' }));
    return { ...desks, conflict: await conflictOf(desks) };
  };

  it('brings the record back with what was typed', async () => {
    const { server, desk, conflict } = await deleted();
    expect(conflict.reason).toBe('deleted');
    await resolve(desk, conflict, { take: 'mine' });
    expect(onServer(server, 'topic', topic.id)).toMatchObject({
      deletedAt: null,
      fields: { name: 'Mine' },
    });
  });

  it('lets it be deleted', async () => {
    const { server, desk, conflict } = await deleted();
    await resolve(desk, conflict, { take: 'theirs' });
    expect(onServer(server, 'topic', topic.id).deletedAt).not.toBeNull();
    expect(await desk.status()).toMatchObject({ conflicts: 0, failed: 0, waiting: 0 });
  });

  it('asks about fields once somebody brought the record back', async () => {
    const { server, desk } = await deleted();
    theirs(server, topic.id, { fields: { name: 'Back' } });
    await desk.until(
      async () => (await desk.answerer.getTopic({ id: topic.id }))?.topic.record.deletedAt === null,
    );
    const [conflict] = await desk.answerer.listConflicts({});
    expect(conflict).toMatchObject({
      reason: 'fields',
      fields: [{ base: 'Trade', mine: 'Mine', theirs: 'Back' }],
    });
  });

  it('keeps what the editor wanted to delete and others changed', async () => {
    const desks = await shared(topic);
    const { server, desk } = desks;
    theirs(server, topic.id, { fields: { name: 'Theirs' } });
    server.judge = (edit) => {
      const record = onServer(server, 'topic', topic.id);
      const fields = [{ field: 'name', base: 'Trade', mine: null, theirs: 'Theirs' }];
      return edit.action === 'delete'
        ? { outcome: 'conflict', reason: 'changed_since', record, fields }
        : null;
    };
    await desk.save(remove(topic));
    const conflict = await conflictOf(desks);
    expect(conflict).toMatchObject({ reason: 'changed_since', label: 'Theirs' });
    await resolve(desk, conflict, { take: 'theirs' });
    expect(onServer(server, 'topic', topic.id).deletedAt).toBeNull();
    expect((await desk.answerer.getTopic({ id: topic.id }))?.topic.sync).toBe('saved');
  });
});

describe('conflicts that are alike', () => {
  const topics = ['Ports', 'Ferries', 'Fishing'].map((name) => create('topic', { name }));
  const described = async (desk: TestDesk) =>
    Promise.all(
      topics.map(
        async ({ id }) => (await desk.answerer.getTopic({ id }))?.topic.record.fields.description,
      ),
    );
  async function inConflict() {
    const desks = await shared(...topics);
    for (const { id } of topics) theirs(desks.server, id, { fields: { description: 'Theirs' } });
    for (const topic of topics) await desks.desk.save(update(topic, { description: 'Mine' }));
    await desks.server.start();
    await desks.desk.until(async () => (await desks.desk.status()).conflicts === 3);
    const numbers = (await desks.desk.answerer.listConflicts({})).map(({ number }) => number);
    return { ...desks, number: numbers[0] ?? 0, alike: numbers.slice(1) };
  }

  it('are resolved by one choice, which is undone as one step (7.2, 7.4)', async () => {
    const { server, desk, number, alike } = await inConflict();
    const resolution = { take: 'mine' } as const;
    expect(await desk.answerer.resolveConflict({ number, resolution, alike })).toEqual({
      ok: true,
    });
    expect((await desk.status()).conflicts).toBe(0);
    expect(await described(desk)).toEqual(['Mine', 'Mine', 'Mine']);
    await desk.until(() => settled(desk));
    expect(onServer(server, 'topic', topics[2]?.id ?? '').fields.description).toBe('Mine');
    await desk.answerer.undo({});
    expect(await described(desk)).toEqual(['Theirs', 'Theirs', 'Theirs']);
  });

  it('are all left where one cannot be resolved so, and passed over where one was resolved meanwhile', async () => {
    const { desk, number, alike } = await inConflict();
    const bad = { take: 'fields', fields: { description: { choice: 'value', value: 5 } } } as const;
    expect(await desk.answerer.resolveConflict({ number, resolution: bad, alike })).toMatchObject({
      ok: false,
    });
    expect((await desk.status()).conflicts).toBe(3);
    const resolution = { take: 'theirs' } as const;
    await desk.answerer.resolveConflict({ number: alike[0] ?? 0, resolution });
    expect(await desk.answerer.resolveConflict({ number, resolution, alike })).toEqual({
      ok: true,
    });
    expect((await desk.status()).conflicts).toBe(0);
  });
});
