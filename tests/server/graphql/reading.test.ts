import { expect, test } from 'vitest';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';
import { makeRecords, mutate, unknownId } from '#tests/support/graphql-mutations.ts';

const desk = await graphqlDesk();
const write = mutate(desk);
const records = await makeRecords(desk);

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Record<string, unknown> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

test.each([
  ['articles', 'PUBLISHED_AT'],
  ['articles', 'HEADLINE'],
  ['quotes', 'SAID_ON'],
  ['quotes', 'POSITION'],
  ['quotes', 'CREATED_AT'],
  ['actors', 'NAME'],
  ['affiliations', 'FROM'],
  ['topics', 'UPDATED_AT'],
])(
  'Paging through %s by %s meets every record once, in both directions, those without a value last',
  async (list, field) => {
    const forward = await pages(list, field, 'ASC');
    const backward = await pages(list, field, 'DESC');
    const { all } = await desk.data(`{ all: ${list} { totalCount } }`);
    expect(forward).toHaveLength((all as { totalCount: number }).totalCount);
    expect(new Set(forward).size).toBe(forward.length);
    expect([...backward].sort()).toEqual([...forward].sort());
  },
);

async function pages(list: string, field: string, direction: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  // Ends because each page is further on: a page that was not would make the list longer than it is.
  for (let page = 0; page < 100; page += 1) {
    const data: Record<string, unknown> = await desk.data(
      `query ($after: String) { list: ${list}(first: 2, after: $after, orderBy: { field: ${field}, direction: ${direction} }) {
        edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    const { edges, pageInfo } = data['list'] as Page;
    ids.push(...edges.map(({ node }) => String(node['id'])));
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
  }
  throw new Error('The list does not end.');
}

test('A page can be taken from the end', async () => {
  const { topics } = await desk.data(
    '{ topics(last: 1, orderBy: { field: NAME }) { edges { node { name } } } }',
  );
  const names = await desk.data('{ topics(first: 100) { edges { node { name } } } }');
  expect((topics as Page).edges[0]?.node).toEqual((names['topics'] as Page).edges.at(-1)?.node);
});

test('Filters hold together, and take global ids', async () => {
  const { quotes } = await desk.data(
    'query ($id: ID!) { quotes(filter: { articleId: $id, kind: DIRECT, status: DRAFT }) { totalCount edges { node { id } } } }',
    { id: records.article },
  );
  expect(quotes).toEqual({ totalCount: 1, edges: [{ node: { id: records.quote } }] });
});

test('An actor is found by its speaking, and by having any part', async () => {
  await write('update', 'quote', {
    id: records.quote,
    baseRevision: 1,
    changes: { attributions: [{ actorId: records.actor, part: 'ADDRESSEE' }] },
  });
  const count = async (filter: object) => {
    const { quotes } = await desk.data(
      'query ($filter: QuoteFilter) { quotes(filter: $filter) { totalCount } }',
      { filter },
    );
    return (quotes as { totalCount: number }).totalCount;
  };
  expect(await count({ actorId: records.actor })).toBe(1);
  expect(await count({ speakerId: records.actor })).toBe(0);
});

test('A filter with an id that is none, or a cursor that is none, is refused by name', async () => {
  const bad = await desk.ask('{ quotes(filter: { articleId: "nonsense" }) { totalCount } }');
  expect(bad.errors?.[0]?.extensions).toEqual({
    code: 'VALIDATION_FAILED',
    path: ['filter', 'articleId'],
  });
  const cursor = await desk.ask('{ quotes(after: "nonsense") { edges { cursor } } }');
  expect(cursor.errors?.[0]).toMatchObject({
    message: expect.stringContaining('cursor'),
    extensions: { code: 'VALIDATION_FAILED' },
  });
  expect(desk.logged).toEqual([]);
});

test('Actors are found by the beginning of any of their names, accents and case aside', async () => {
  await write('create', 'actor', {
    kind: 'PERSON',
    name: 'Élodie Marchand',
    aliases: [{ name: 'Madame M', kind: 'OTHER' }],
  });
  const find = async (text: string) =>
    await desk.data(
      'query ($text: String!) { actors(filter: { text: $text }) { edges { node { name } } } }',
      { text },
    );
  const found = { actors: { edges: [{ node: { name: 'Élodie Marchand' } }] } };
  expect(await find('elod march')).toEqual(found);
  expect(await find('MADAM')).toEqual(found);
});

test('Search answers records of all kinds with a count, the best match first, and pages through them', async () => {
  await write('create', 'topic', { name: 'Zeppelins' });
  await write('create', 'article', {
    headline: 'A long story',
    body: `${'other words '.repeat(50)} zeppelins`,
  });
  const text = `query ($after: String) { search(text: "zeppelins", first: 1, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { __typename ... on Topic { name } ... on Article { headline } } } } }`;
  const first = await desk.data(text);
  expect(first['search']).toMatchObject({
    totalCount: 2,
    edges: [{ node: { __typename: 'Topic', name: 'Zeppelins' } }],
  });
  const after = (first['search'] as Page).pageInfo.endCursor;
  const second = await desk.data(text, { after });
  expect(second['search']).toMatchObject({
    edges: [{ node: { headline: 'A long story' } }],
    pageInfo: { hasNextPage: false },
  });
  expect(await desk.data('{ search(text: "zepp*", kinds: [TOPIC]) { totalCount } }')).toEqual({
    search: { totalCount: 1 },
  });
  expect(await desk.data(`{ search(text: "' & ! :*") { totalCount edges { cursor } } }`)).toEqual({
    search: { totalCount: 0, edges: [] },
  });
});

test('Nodes come in the order of their ids, null where there is none', async () => {
  const { nodes } = await desk.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: [records.topic, unknownId('quote'), records.quote],
  });
  expect(nodes).toEqual([{ id: records.topic }, null, { id: records.quote }]);
});

test('A node that is not there is null, and an id that is none is refused', async () => {
  const ask = async (id: string) =>
    await desk.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
  expect(await ask(unknownId('actor'))).toEqual({ data: { node: null } });
  for (const id of [
    'nonsense',
    '',
    Buffer.from('Quote:5').toString('base64'),
    Buffer.from('Query:5').toString('base64'),
  ]) {
    expect((await ask(id)).errors?.[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      path: ['id'],
    });
  }
});

test('The viewer is whose token it is, and null without one', async () => {
  expect(await desk.data('{ viewer { name role } }')).toEqual({
    viewer: { name: 'The editor', role: 'EDITOR' },
  });
  expect(await desk.data('{ viewer { name } }', {}, null)).toEqual({ viewer: null });
});
