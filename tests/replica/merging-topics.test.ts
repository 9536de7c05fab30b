import { expect, it } from 'vitest';
import { create, update } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';
import type { Stance } from '#shared/records/quote.ts';

const article = create('article', { headline: 'Ferries sail again', body: 'We sail on Monday.' });
const transport = create('topic', { name: 'Transport' });
const ferries = create('topic', { name: 'Ferries', description: 'Boats', parentId: transport.id });
const again = create('topic', { name: 'Ferry', description: 'Ships' });
const small = create('topic', { name: 'Small ferries', parentId: again.id });
const about = (...topics: readonly (readonly [string, Stance])[]) =>
  create('quote', {
    articleId: article.id,
    reportedText: 'We sail on Monday.',
    topics: topics.map(([topicId, stance]) => ({ topicId, stance })),
  });
const supports = about([again.id, 'supports']);
const both = about([ferries.id, 'opposes'], [again.id, 'neutral']);
const made = [article, transport, ferries, again, small, supports, both];

const merge = { from: again.id, into: ferries.id, verify: false } as const;
const topicOf = async (desk: TestDesk, id: string) =>
  (await desk.answerer.getTopic({ id }))?.topic.record;
const quoteOf = async (desk: TestDesk, id: string) =>
  (await desk.answerer.getArticle({ id: article.id }))?.quotes.find(
    ({ record }) => record.id === id,
  )?.record.fields;
const state = async (desk: TestDesk) => {
  const topics = await Promise.all(
    [ferries, again, small, transport].map(async ({ id }) => {
      const record = await topicOf(desk, id);
      return [record?.fields, record?.deletedAt === null];
    }),
  );
  const quotes = await Promise.all(
    [supports, both].map(async ({ id }) => (await quoteOf(desk, id))?.topics),
  );
  return { topics, quotes };
};

it('two topics become one: quotes keep their stance, narrower topics move, the name is still found, one undo takes it back', async () => {
  const desk = openDesk({ sample: made });
  const before = await state(desk);
  expect(await desk.answerer.previewTopicMerge({ from: again.id })).toEqual({
    ok: true,
    quotes: 2,
    verified: 0,
  });
  expect(await desk.answerer.mergeTopics(merge)).toEqual({ ok: true });
  expect((await quoteOf(desk, supports.id))?.topics).toEqual([
    { topicId: ferries.id, stance: 'supports' },
  ]);
  expect((await quoteOf(desk, both.id))?.topics).toEqual([
    { topicId: ferries.id, stance: 'opposes' },
  ]);
  expect((await topicOf(desk, small.id))?.fields.parentId).toBe(ferries.id);
  expect((await topicOf(desk, ferries.id))?.fields.description).toBe(
    'Boats\n\nShips\n\nAlso: Ferry',
  );
  expect((await topicOf(desk, again.id))?.deletedAt).not.toBeNull();
  await desk.answerer.undo({});
  expect(await state(desk)).toEqual(before);
  expect((await desk.status()).waiting).toBe(0);
});

it('what was below the topic that goes takes its place in the tree', async () => {
  const desk = openDesk({ sample: made });
  const lower = create('topic', { name: 'Lower', parentId: small.id });
  await desk.save(lower);
  expect(await desk.answerer.mergeTopics({ ...merge, into: lower.id })).toEqual({ ok: true });
  expect((await topicOf(desk, lower.id))?.fields.parentId).toBeNull();
  expect((await topicOf(desk, small.id))?.fields.parentId).toBe(lower.id);
});

it('a verified quote goes back to review, unless whoever merges verifies it', async () => {
  for (const verify of [false, true]) {
    const desk = openDesk({ sample: made });
    await desk.save(update(supports, { status: 'verified' }));
    expect(await desk.answerer.previewTopicMerge({ from: again.id })).toMatchObject({
      verified: 1,
    });
    await desk.answerer.mergeTopics({ ...merge, verify });
    expect((await quoteOf(desk, supports.id))?.status).toBe(verify ? 'verified' : 'in_review');
  }
});

it('nothing is merged where a part of the desk is kept, nor a topic with itself or one that is gone', async () => {
  const desk = openDesk({ sample: made });
  expect(await desk.answerer.mergeTopics({ ...merge, into: again.id })).toMatchObject({
    ok: false,
  });
  expect(await desk.answerer.mergeTopics({ ...merge, into: article.id })).toMatchObject({
    ok: false,
    error: { code: 'NOT_FOUND' },
  });
  await desk.answerer.setScope({ scope: { from: '2020-01-01', agencies: [], topicIds: [] } });
  const refused = await desk.answerer.mergeTopics(merge);
  expect(refused).toMatchObject({ ok: false, error: { code: 'VALIDATION_FAILED' } });
  expect((await topicOf(desk, again.id))?.deletedAt).toBeNull();
});

it('topics are likely the same by their words in any form and order, by a misspelling and by an acronym', async () => {
  const names = [
    'Fishing quotas',
    'Quotas, fishing',
    'Fishing quota',
    'Fishinng quotas',
    'FQ',
    'Fish farms',
    'Quotas',
  ];
  const topics = names.map((name) => create('topic', { name }));
  const desk = openDesk({ sample: topics });
  const found = await desk.answerer.listLikeTopics({ id: topics[0]?.id ?? '' });
  expect(found.map(({ topic, reason }) => [topic.name, reason])).toEqual([
    ['Quotas, fishing', 'same_name'],
    ['Fishing quota', 'same_words'],
    ['Fishinng quotas', 'spelling'],
    ['FQ', 'acronym'],
  ]);
});
