import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noAnswerCache } from '#server/graphql/cache/answer-cache.ts';
import { createPlannedAnswers } from '#server/graphql/plan/planned-answers.ts';
import { createPlans } from '#server/graphql/plan/plans.ts';
import { buildSchema } from '#server/graphql/schema.ts';
import { examples } from '#server/graphiql/page/examples/examples.ts';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';
import { generatedQuery } from '#tests/support/generated-query.ts';
import { parse, validate } from 'graphql';

const desk = await graphqlDesk();
const schema = buildSchema();
const answers = createPlannedAnswers(schema, noAnswerCache);
const plans = createPlans();

/** The answer that statements alone make; undefined where the executor is needed. */
async function planned(query: string, variables: object = {}): Promise<unknown> {
  answers.learn(query, parse(query));
  const json = await answers.answer(
    { query, operationName: null, variables: { ...variables } },
    { database: desk.db, viewer: desk.accounts.editor, clock: desk.clock, log: desk.log, plans },
  );
  return json === undefined ? undefined : JSON.parse(json);
}

async function both(query: string, variables: object = {}): Promise<void> {
  expect(validate(schema, parse(query)), query).toEqual([]);
  const ordinary = await desk.ask(query, variables);
  const short = await planned(query, variables);
  expect(short, query).toBeDefined();
  // As text: the order of keys is part of the answer.
  expect(JSON.stringify(short), query).toBe(JSON.stringify(ordinary));
}

const { actors, quotes } = await desk.data(
  '{ actors(first: 5) { edges { cursor node { id } } } quotes(first: 3) { edges { cursor node { id } } } }',
);
const [actor] = (actors as { edges: { cursor: string; node: { id: string } }[] }).edges;
const [quote, second] = (quotes as { edges: { cursor: string; node: { id: string } }[] }).edges;

test.each([
  [
    'aliases, of connections and their parts too',
    `{ a: quotes(first: 2) { e: edges { c: cursor n: node { i: id t: reportedText } } f: edges { node { kind } } p: pageInfo { more: hasNextPage less: hasPreviousPage s: startCursor e: endCursor } n: totalCount } b: topics { totalCount } }`,
  ],
  [
    'the names of types',
    '{ __typename quotes(first: 1) { __typename edges { __typename node { __typename segments { __typename start } saidOn { __typename precision date words } attributions { __typename part } } } pageInfo { __typename } } }',
  ],
  [
    'fragments that merge',
    `{ quotes(first: 2) { ...Page edges { node { article { id } } } } }
    fragment Page on QuoteConnection { edges { node { ...One article { headline } } } }
    fragment One on Quote { ... on Node { id } ... { article { quotes(first: 1) { totalCount } } } status medium }`,
  ],
  [
    'every kind of value',
    `{ articles(first: 3) { edges { node { id revision createdAt createdBy { id name role } updatedAt deletedAt headline body language agency datelinePlace datelineDate byline publishedAt sourceUrl slug editorsNote storyId storyVersion rejectedSuggestions { key words } document { hash format fileName size importedAt downloadPath } } } }
    actors { edges { node { name kind country aliases { name language kind } identifiers { scheme value } designations { label authority since note } mergedInto { id } } } }
    affiliations { edges { node { role from to actor { name } organization { name } } } }
    topics { edges { node { name parent { name } children { totalCount edges { node { name } } } } } }
    viewer { id name role } }`,
  ],
  [
    'a page from the end',
    '{ quotes(last: 2) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
  ],
  [
    'an empty page',
    '{ quotes(filter: { text: "zyzzyva" }) { totalCount edges { node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
  ],
  [
    'pages within pages',
    '{ articles(first: 2) { edges { node { quotes(last: 1, orderBy: { field: SAID_ON, direction: DESC }) { totalCount pageInfo { hasPreviousPage } edges { node { topics { stance topic { name quotes(first: 1) { totalCount edges { node { id } } } } } attributions { actor { name quotes(first: 1) { totalCount } affiliations { edges { node { organization { name members { totalCount } } } } } } } } } } } } } }',
  ],
])('The statement and the executor answer alike: %s', async (_name, query) => {
  await both(query);
});

test.each([
  [
    'a record by its id',
    'query ($id: ID!) { node(id: $id) { __typename id ... on Quote { cue attributions { role } } ... on Actor { name } } }',
    { id: quote?.node.id },
  ],
  [
    'one that is not there',
    'query ($id: ID!) { node(id: $id) { id } }',
    { id: Buffer.from('Quote:01900000-0000-7000-8000-000000000000').toString('base64') },
  ],
  [
    'a page between cursors',
    'query ($after: String, $n: Int = 1) { quotes(first: $n, after: $after) { edges { cursor } pageInfo { hasNextPage hasPreviousPage } } }',
    { after: quote?.cursor },
  ],
  [
    'a page before a cursor',
    'query ($before: String, $n: Int) { quotes(last: $n, before: $before) { edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
    { before: second?.cursor, n: 5 },
  ],
  [
    'a filter and an order',
    'query ($f: QuoteFilter, $o: QuoteOrder) { quotes(filter: $f, orderBy: $o) { totalCount edges { node { reportedText } } } }',
    {
      f: { kind: 'DIRECT', or: [{ actorId: actor?.node.id }, { not: { status: 'DRAFT' } }] },
      o: { field: 'SAID_ON', direction: 'DESC' },
    },
  ],
  [
    'a filter within a record',
    'query ($t: String) { articles(first: 5) { edges { node { quotes(filter: { text: $t }) { totalCount } } } } }',
    { t: 'library' },
  ],
  [
    'what is skipped',
    'query ($yes: Boolean!, $no: Boolean!) { quotes(first: 1) { edges @include(if: $no) { cursor } totalCount @skip(if: $no) } topics @skip(if: $yes) { totalCount } }',
    { yes: true, no: false },
  ],
  [
    'what is included',
    'query ($yes: Boolean!, $no: Boolean!) { quotes(first: 1) { edges @include(if: $yes) { cursor } totalCount @skip(if: $yes) } topics @skip(if: $no) { totalCount } }',
    { yes: true, no: false },
  ],
] as const)(
  'The statement and the executor answer alike with variables: %s',
  async (_name, query, variables) => {
    await both(query, variables);
  },
);

test('The statement and the executor answer alike whatever is asked', async () => {
  await fc.assert(
    fc.asyncProperty(generatedQuery(schema), async (query) => {
      // What the limits refuse is never learned, and so never answered the short way.
      fc.pre(!JSON.stringify(await desk.ask(query)).includes('QUERY_TOO_COMPLEX'));
      await both(query);
    }),
    { numRuns: 60 },
  );
}, 120_000);

test.each(
  examples.filter(({ query }) => /\nquery/.test(query)).map((each) => [each.query, each] as const),
)(
  'What an example answers by statements alone is what the executor answers: %s',
  async (_, { query, variables }) => {
    const short = await planned(query, variables);
    if (short !== undefined) expect(short).toEqual(await desk.ask(query, variables));
  },
);

test.each([
  ['a bad id', 'query ($id: ID!) { node(id: $id) { id } }', { id: 'nonsense' }],
  [
    'a cursor of another order',
    'query ($after: String) { quotes(after: $after, orderBy: { field: SAID_ON }) { totalCount edges { cursor } } }',
    { after: quote?.cursor },
  ],
  [
    'a variable of another type',
    'query ($n: Int) { quotes(first: $n) { totalCount } }',
    { n: 'many' },
  ],
  ['a page too long', 'query ($n: Int) { quotes(first: $n) { totalCount } }', { n: 101 }],
  [
    'a filter that is refused',
    'query ($f: QuoteFilter) { articles { edges { node { quotes(filter: $f) { totalCount } } } } }',
    { f: { articleId: 'nonsense' } },
  ],
])(
  'A request that is refused takes the ordinary way, which says why: %s',
  async (_name, query, variables) => {
    expect(await planned(query, variables)).toBeUndefined();
    const { errors } = await desk.ask(query, variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
  },
);

test('A field that no plan reads sends the whole request the ordinary way', async () => {
  const query = '{ quotes(first: 1) { edges { node { id history { totalCount } } } } }';
  expect(await planned(query)).toBeUndefined();
  expect(await desk.data(query)).toHaveProperty('quotes');
});
