import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FieldsOf, RecordKind } from '#shared/records/records.ts';
import { deskFixture, segmentOf, type DeskFixture } from '#tests/support/desk-fixture.ts';

let desk: DeskFixture;
beforeAll(async () => {
  desk = await deskFixture();
});

const body = 'One 🚢 two three four five';
const someArticle = () => desk.create('article', { headline: 'H', body });
const somePerson = () => desk.create('actor', { kind: 'person', name: 'Person' });
const someTopic = (parentId: string | null = null) => desk.create('topic', { name: 'T', parentId });
const remove = (kind: RecordKind, id: string) => ({ action: 'delete', kind, id, baseRevision: 1 });

function create<Kind extends RecordKind>(kind: Kind, fields: Partial<FieldsOf<Kind>>) {
  return desk.edit({ action: 'create', kind, id: v7(), fields });
}
function refusal(code: string, path: readonly string[]) {
  return { outcome: 'rejected', error: { code, path } };
}

async function quoteFields(): Promise<Partial<FieldsOf<'quote'>>> {
  const { id: articleId } = await someArticle();
  return { articleId, segments: [segmentOf(body, 'two three')], reportedText: 'two three' };
}

describe('references', () => {
  test('to records that are missing, deleted or of another kind are named with their path', async () => {
    const fields = await quoteFields();
    const person = await somePerson();
    const gone = await somePerson();
    await desk.edit(remove('actor', gone.id));
    const before = await desk.db.query.quotes.findMany();
    expect(await create('quote', { ...fields, articleId: v7() })).toMatchObject(
      refusal('REFERENCE_NOT_FOUND', ['fields', 'articleId']),
    );
    for (const actorId of [gone.id, v7(), fields.articleId ?? '']) {
      const attributions: FieldsOf<'quote'>['attributions'] = [
        { actorId: person.id, part: 'speaker', role: null },
        { actorId, part: 'mentioned', role: null },
      ];
      expect(await create('quote', { ...fields, attributions })).toMatchObject(
        refusal('REFERENCE_NOT_FOUND', ['fields', 'attributions', '1', 'actorId']),
      );
    }
    const topics: FieldsOf<'quote'>['topics'] = [{ topicId: v7(), stance: 'neutral' }];
    expect(await create('quote', { ...fields, topics })).toMatchObject(
      refusal('REFERENCE_NOT_FOUND', ['fields', 'topics', '0', 'topicId']),
    );
    expect(await desk.db.query.quotes.findMany()).toEqual(before);
  });

  test('in an update are named in its changes', async () => {
    const { id } = await someTopic();
    const changes = { parentId: v7() };
    expect(
      await desk.edit({ action: 'update', kind: 'topic', id, baseRevision: 1, changes }),
    ).toMatchObject(refusal('REFERENCE_NOT_FOUND', ['changes', 'parentId']));
  });

  test('keep what they name from being deleted, with their number', async () => {
    const fields = await quoteFields();
    const person = await somePerson();
    const board = await desk.create('actor', { kind: 'organization', name: 'Board' });
    const topic = await someTopic();
    await someTopic(topic.id);
    const quote = await desk.create('quote', {
      ...fields,
      attributions: [
        { actorId: person.id, part: 'speaker', role: null },
        { actorId: person.id, part: 'mentioned', role: null },
      ],
      topics: [{ topicId: topic.id, stance: 'supports' }],
    });
    await desk.create('affiliation', { actorId: person.id, organizationId: board.id });
    const refused = refusal('STILL_REFERENCED', ['id']);
    const ofPerson = await desk.edit(remove('actor', person.id));
    expect(ofPerson).toMatchObject(refused);
    expect(JSON.stringify(ofPerson)).toContain('1 quote and 1 affiliation');
    expect(await desk.edit(remove('actor', board.id))).toMatchObject(refused);
    expect(await desk.edit(remove('topic', topic.id))).toMatchObject(refused);
    expect(await desk.edit(remove('article', fields.articleId ?? ''))).toMatchObject(refused);

    await desk.edit(remove('quote', quote.id));
    expect(await desk.edit(remove('article', fields.articleId ?? ''))).toMatchObject({
      outcome: 'applied',
    });
    const restore = { ...remove('quote', quote.id), action: 'restore', baseRevision: 2 };
    expect(await desk.edit(restore)).toMatchObject(refusal('REFERENCE_NOT_FOUND', ['articleId']));
  });

  test('hold when one names what another deletes at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const topic = await someTopic();
      const [named, deleted] = await Promise.all([
        create('topic', { name: 'Child', parentId: topic.id }),
        desk.edit(remove('topic', topic.id)),
      ]);
      expect([named.outcome, deleted.outcome].sort()).toEqual(['applied', 'rejected']);
    }
  });
});

describe('rules between fields', () => {
  test('a set names each member once', async () => {
    const alias = { name: 'X', language: null, kind: 'other' } as const;
    expect(
      await create('actor', { kind: 'person', name: 'A', aliases: [alias, alias] }),
    ).toMatchObject(refusal('VALIDATION_FAILED', ['fields', 'aliases', '1']));
  });

  test('segments lie inside the body, in order, on whole characters', async () => {
    const fields = await quoteFields();
    const at = (start: number, end: number) => ({ start, end, prefix: '', suffix: '' });
    for (const [segments, index] of [
      [[at(0, 4), at(0, 99)], '1'],
      [[at(0, 99)], '0'],
      [[at(0, 5)], '0'],
      [[at(5, 8)], '0'],
      [[at(8, 12), at(0, 3)], '1'],
      [[at(0, 3), at(2, 4)], '1'],
    ] as const) {
      expect(await create('quote', { ...fields, segments: [...segments] })).toMatchObject(
        refusal('VALIDATION_FAILED', ['fields', 'segments', index]),
      );
    }
  });

  test('a quote stays with its article', async () => {
    const quote = await desk.create('quote', await quoteFields());
    const { id: articleId } = await someArticle();
    const edit = { action: 'update', kind: 'quote', id: quote.id, baseRevision: 1 };
    expect(await desk.edit({ ...edit, changes: { articleId } })).toMatchObject(
      refusal('VALIDATION_FAILED', ['changes', 'articleId']),
    );
  });

  test('an affiliation needs an organization other than the actor, and ends after it begins', async () => {
    const [one, other] = [await somePerson(), await somePerson()];
    const board = await desk.create('actor', { kind: 'group', name: 'Board' });
    expect(
      await create('affiliation', { actorId: one.id, organizationId: other.id }),
    ).toMatchObject(refusal('VALIDATION_FAILED', ['fields', 'organizationId']));
    expect(
      await create('affiliation', { actorId: board.id, organizationId: board.id }),
    ).toMatchObject(refusal('VALIDATION_FAILED', ['fields', 'organizationId']));
    const fields = { actorId: one.id, organizationId: board.id, from: '2020-05' };
    expect(await create('affiliation', { ...fields, to: '2019' })).toMatchObject(
      refusal('VALIDATION_FAILED', ['fields', 'to']),
    );
    expect(await create('affiliation', { ...fields, to: '2020' })).toMatchObject({
      outcome: 'applied',
    });
    const changes = { kind: 'person' };
    expect(
      await desk.edit({ action: 'update', kind: 'actor', id: board.id, baseRevision: 1, changes }),
    ).toMatchObject(refusal('VALIDATION_FAILED', ['changes', 'kind']));
  });

  test('topics never stand below themselves, not even when two are moved at once', async () => {
    const [a, b] = [await someTopic(), await someTopic()];
    const move = (id: string, parentId: string) =>
      desk.edit({ action: 'update', kind: 'topic', id, baseRevision: 1, changes: { parentId } });
    expect(await move(a.id, a.id)).toMatchObject(
      refusal('VALIDATION_FAILED', ['changes', 'parentId']),
    );
    const outcomes = await Promise.all([move(a.id, b.id), move(b.id, a.id)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'rejected']);
  });

  test('values that a database could stumble over are refused by name', async () => {
    expect(await create('article', { headline: 'H', sourceUrl: 'http://a/\0' })).toMatchObject(
      refusal('VALIDATION_FAILED', ['fields', 'sourceUrl']),
    );
    expect(await create('article', { headline: 'H', datelineDate: '0000-01-01' })).toMatchObject(
      refusal('VALIDATION_FAILED', ['fields', 'datelineDate']),
    );
    const headline = '文'.repeat(800);
    expect(await create('article', { headline, body: headline.repeat(1000) })).toMatchObject({
      outcome: 'applied',
    });
  });
});
