import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { editRecord } from '#server/records/edit-record.ts';
import { readRecord } from '#server/records/read-record.ts';
import { recordKinds, type FieldsOf, type RecordKind } from '#shared/records/records.ts';
import {
  accountOf,
  contextOf,
  deskFixture,
  recordOf,
  segmentOf,
  type DeskFixture,
} from '#tests/support/desk-fixture.ts';

let desk: DeskFixture;
const examples: { [Kind in RecordKind]?: [Partial<FieldsOf<Kind>>, Partial<FieldsOf<Kind>>] } = {};

beforeAll(async () => {
  desk = await deskFixture();
  const person = await desk.create('actor', { kind: 'person', name: 'Mira Dahl' });
  const ministry = await desk.create('actor', { kind: 'organization', name: 'Harbour Board' });
  const topic = await desk.create('topic', { name: 'Ferries' });
  const body = 'RUNO - "The ferry sails again 🚢 on Monday," Dahl said.';
  const article = await desk.create('article', { headline: 'Ferry', body });
  examples.topic = [
    { name: 'Night ferries', description: 'At night', parentId: topic.id },
    { name: 'Late ferries', parentId: null },
  ];
  examples.actor = [
    {
      kind: 'person',
      name: 'Ole Lund',
      aliases: [
        { name: 'O. Lund', language: null, kind: 'other' },
        { name: 'Оле Лунд', language: 'ru', kind: 'transliteration' },
      ],
      country: 'NO',
      description: 'A captain',
      identifiers: [{ scheme: 'example', value: '17' }],
      designations: [{ label: 'banned', authority: 'Board', since: '2024-05', note: null }],
    },
    { aliases: [{ name: 'Lund', language: null, kind: 'other' }], country: null },
  ];
  examples.affiliation = [
    { actorId: person.id, organizationId: ministry.id, role: 'chair', from: '2020-03', to: null },
    { role: 'member', to: '2024' },
  ];
  examples.article = [
    {
      headline: 'Port opens',
      body,
      language: 'en',
      agency: 'Norrland Wire',
      datelinePlace: 'RUNO',
      datelineDate: '2024-05-29',
      byline: 'By A. Writer',
      publishedAt: '2024-05-29T19:02:00.5Z',
      sourceUrl: 'https://wire.example/1',
      slug: 'port',
      editorsNote: 'None',
    },
    { headline: 'Port reopens', publishedAt: null },
  ];
  examples.quote = [
    {
      articleId: article.id,
      segments: [segmentOf(body, 'The ferry sails again 🚢 on Monday,')],
      reportedText: 'The ferry sails again 🚢 on Monday,',
      kind: 'direct',
      cue: 'said',
      attributions: [
        { actorId: person.id, part: 'speaker', role: 'the chair' },
        { actorId: ministry.id, part: 'on_behalf_of', role: null },
      ],
      saidOn: { date: '2024-05', precision: 'month', words: 'in May' },
      medium: 'interview',
      topics: [{ topicId: topic.id, stance: 'supports' }],
      language: 'en',
    },
    { status: 'verified', topics: [], note: 'Checked' },
  ];
});

describe.each(recordKinds)('a record of kind %s', (kind) => {
  test('is created, updated, deleted and restored, each with a revision of its own', async () => {
    const [fields, changes] = examples[kind] ?? [];
    const id = v7();
    const created = recordOf(kind, await desk.edit({ action: 'create', kind, id, fields }));
    expect(created).toMatchObject({ kind, id, revision: 1, deletedAt: null, fields });
    expect(created.createdBy).toBe(desk.context.account?.id);
    expect(await readRecord(desk.db, kind, id)).toEqual(created);

    const updated = recordOf(
      kind,
      await desk.edit({ action: 'update', kind, id, baseRevision: 1, changes }),
    );
    expect(updated).toMatchObject({ revision: 2, fields: { ...fields, ...changes } });
    expect(await readRecord(desk.db, kind, id)).toEqual(updated);

    const deleted = recordOf(
      kind,
      await desk.edit({ action: 'delete', kind, id, baseRevision: 2 }),
    );
    expect(deleted).toMatchObject({ revision: 3, fields: updated.fields });
    expect(deleted.deletedAt).toBe(deleted.updatedAt);

    const restored = await desk.edit({ action: 'restore', kind, id, baseRevision: 3 });
    expect(recordOf(kind, restored)).toMatchObject({ revision: 4, deletedAt: null });
    expect(await readRecord(desk.db, kind, id)).toEqual(recordOf(kind, restored));
  });

  test('cannot be created twice, nor changed where there is none', async () => {
    const [fields] = examples[kind] ?? [];
    const id = v7();
    recordOf(kind, await desk.edit({ action: 'create', kind, id, fields }));
    expect(await desk.edit({ action: 'create', kind, id, fields })).toMatchObject({
      outcome: 'rejected',
      error: { code: 'ALREADY_EXISTS', path: ['id'] },
    });
    for (const action of ['update', 'delete', 'restore']) {
      const changes = action === 'update' ? { changes: {} } : {};
      expect(
        await desk.edit({ action, kind, id: v7(), baseRevision: 1, ...changes }),
      ).toMatchObject({ outcome: 'rejected', error: { code: 'NOT_FOUND', path: ['id'] } });
    }
  });

  test('twenty edits at once leave gapless revisions, and the log replays to the last state', async () => {
    const [fields] = examples[kind] ?? [];
    const id = v7();
    recordOf(kind, await desk.edit({ action: 'create', kind, id, fields }));
    const field = {
      topic: 'description',
      actor: 'description',
      affiliation: 'role',
      article: 'slug',
      quote: 'note',
    }[kind];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        desk.edit({
          action: 'update',
          kind,
          id,
          baseRevision: 1,
          changes: { [field]: `value ${number}` },
        }),
      ),
    );
    // All start from one base, so one is accepted and the others are told of it.
    expect(outcomes.filter(({ outcome }) => outcome === 'applied')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(19);
    const log = await desk.db.query.changes.findMany({
      where: { recordId: id },
      orderBy: { revision: 'asc' },
    });
    expect(log.map(({ revision }) => revision)).toEqual([1, 2]);
    const replayed = log.reduce((state, { after }) => ({ ...state, ...after }), {});
    expect((await readRecord(desk.db, kind, id))?.fields).toEqual(replayed);
  });
});

describe('who may edit', () => {
  const edit = () => ({ action: 'create', kind: 'topic', id: v7(), fields: { name: 'T' } });

  test('nobody without an account', async () => {
    expect(await editRecord(contextOf(desk.db, null), edit())).toMatchObject({
      error: { code: 'UNAUTHENTICATED' },
    });
  });

  test('no reader, but an administrator', async () => {
    const reader = contextOf(desk.db, await accountOf(desk.db, 'reader'));
    expect(await editRecord(reader, edit())).toMatchObject({ error: { code: 'FORBIDDEN' } });
    const admin = contextOf(desk.db, await accountOf(desk.db, 'admin'));
    expect(await editRecord(admin, edit())).toMatchObject({ outcome: 'applied' });
  });
});
