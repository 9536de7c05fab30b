import { beforeAll, expect, it } from 'vitest';
import { globalId } from '#server/graphql/global-id.ts';
import { v7 } from 'uuid';
import { editRecord } from '#server/records/edit-record.ts';
import { contextOf } from '#tests/support/desk-fixture.ts';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';

const desk = await graphqlDesk();
const ids = { article: v7(), other: v7(), anna: v7(), omar: v7(), fishing: v7() };

beforeAll(async () => {
  const context = contextOf(desk.db, desk.accounts.editor);
  const create = async (kind: string, id: string, fields: object): Promise<void> => {
    const outcome = await editRecord(context, { action: 'create', kind, id, fields });
    if (outcome.outcome !== 'applied') throw new Error(JSON.stringify(outcome));
  };
  await create('actor', ids.anna, { kind: 'person', name: 'Anna Faceted', country: 'SJ' });
  await create('actor', ids.omar, { kind: 'group', name: 'Omar Faceted', country: 'SJ' });
  await create('topic', ids.fishing, { name: 'Faceted fishing' });
  const article = {
    body: '',
    agency: 'Facet Agency',
    language: 'nn',
    publishedAt: '2019-12-31T23:59:59Z',
  };
  await create('article', ids.article, { headline: 'Facets', ...article });
  await create('article', ids.other, {
    headline: 'Facets too',
    ...article,
    agency: 'Other',
    publishedAt: '2020-01-01T00:00:00Z',
  });
  const quotes = [
    { status: 'draft', said: '2024-05-01', speakers: [ids.anna] },
    { status: 'draft', said: '2024-05', speakers: [ids.anna, ids.omar] },
    { status: 'in_review', said: '2023', speakers: [ids.omar] },
    { status: 'in_review', said: null, speakers: [] },
    { status: 'draft', said: '2024-06-01', speakers: [ids.anna], deleted: true },
  ];
  for (const { status, said, speakers, deleted } of quotes) {
    const id = v7();
    const precision =
      said === null ? 'unknown' : (({ 4: 'year', 7: 'month' } as const)[said.length] ?? 'day');
    await create('quote', id, {
      articleId: ids.article,
      reportedText: 'faceted words',
      status,
      saidOn: { date: said, precision, words: null },
      attributions: speakers.map((actorId) => ({ actorId, part: 'speaker', role: null })),
      topics: said === null ? [] : [{ topicId: ids.fishing, stance: 'neutral' }],
    });
    if (deleted === true)
      await editRecord(context, { action: 'delete', kind: 'quote', id, baseRevision: 1 });
  }
});

const text = 'faceted';

it('counts a list by its values, the most first, the latest year first, deleted records left out', async () => {
  const { quotes } = await desk.data(
    `query ($filter: QuoteFilter) { quotes(filter: $filter, first: 1) { totalCount facets {
      status { value count } kind { value count } medium { value count } anchorStatus { count }
      agency { value count } language { value count } year { value count } month { value count }
      speaker { actor { id name } count } topic { topic { name } count }
    } } }`,
    { filter: { text } },
  );
  expect(quotes).toEqual({
    totalCount: 4,
    facets: {
      status: [
        { value: 'DRAFT', count: 2 },
        { value: 'IN_REVIEW', count: 2 },
      ],
      kind: [{ value: 'DIRECT', count: 4 }],
      medium: [{ value: 'UNKNOWN', count: 4 }],
      anchorStatus: [{ count: 4 }],
      agency: [{ value: 'Facet Agency', count: 4 }],
      language: [],
      year: [
        { value: '2024', count: 2 },
        { value: '2023', count: 1 },
      ],
      month: [{ value: '2024-05', count: 2 }],
      speaker: [
        { actor: { id: globalId('actor', ids.anna), name: 'Anna Faceted' }, count: 2 },
        { actor: { id: globalId('actor', ids.omar), name: 'Omar Faceted' }, count: 2 },
      ],
      topic: [{ topic: { name: 'Faceted fishing' }, count: 3 }],
    },
  });
});

it('counts each facet without the conditions that choose from it, and with all others', async () => {
  const { quotes } = await desk.data(
    `query ($filter: QuoteFilter) { quotes(filter: $filter) { totalCount facets {
      status { value count } speaker { actor { name } count } year { value count } } } }`,
    { filter: { text, status: 'DRAFT', speakerIds: [globalId('actor', ids.omar)] } },
  );
  expect(quotes).toEqual({
    totalCount: 1,
    facets: {
      status: [
        { value: 'DRAFT', count: 1 },
        { value: 'IN_REVIEW', count: 1 },
      ],
      speaker: [
        { actor: { name: 'Anna Faceted' }, count: 2 },
        { actor: { name: 'Omar Faceted' }, count: 1 },
      ],
      year: [{ value: '2024', count: 1 }],
    },
  });
});

it('answers the first values only, and refuses more than a hundred by name', async () => {
  const ask = (first: number) =>
    desk.ask(
      'query ($first: Int, $filter: QuoteFilter) { quotes(filter: $filter) { facets { speaker(first: $first) { count } } } }',
      {
        first,
        filter: { text },
      },
    );
  expect((await ask(1)).data).toEqual({ quotes: { facets: { speaker: [{ count: 2 }] } } });
  for (const first of [0, 101]) {
    const { errors } = await ask(first);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', path: ['first'] });
  }
});

it('counts articles and actors too, and the quotes of one article', async () => {
  const { articles, actors, article } = await desk.data(
    `query ($languages: [String!], $countries: [String!], $id: ID!) {
      articles(filter: { languages: $languages }) { facets { agency { value count } year { value count } language { value } datelinePlace { value } } }
      actors(filter: { countries: $countries }) { facets { kind { value count } } }
      article: node(id: $id) { ... on Article { quotes(first: 1) { facets { status { value count } } } } }
    }`,
    { languages: ['nn'], countries: ['SJ'], id: globalId('article', ids.article) },
  );
  expect(articles).toMatchObject({
    facets: {
      agency: [
        { value: 'Facet Agency', count: 1 },
        { value: 'Other', count: 1 },
      ],
      year: [
        { value: '2020', count: 1 },
        { value: '2019', count: 1 },
      ],
    },
  });
  expect(actors).toEqual({
    facets: {
      kind: [
        { value: 'GROUP', count: 1 },
        { value: 'PERSON', count: 1 },
      ],
    },
  });
  expect(article).toEqual({
    quotes: {
      facets: {
        status: [
          { value: 'DRAFT', count: 2 },
          { value: 'IN_REVIEW', count: 2 },
        ],
      },
    },
  });
});
