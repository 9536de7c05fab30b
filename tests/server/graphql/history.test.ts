import { beforeAll, describe, expect, test } from 'vitest';
import { graphqlDesk, type GraphqlDesk } from '#tests/support/graphql-desk.ts';
import {
  makeRecords,
  mutate,
  unknownId,
  type MadeRecords,
} from '#tests/support/graphql-mutations.ts';

let desk: GraphqlDesk;
let records: MadeRecords;
let write: ReturnType<typeof mutate>;
beforeAll(async () => {
  desk = await graphqlDesk();
  records = await makeRecords(desk);
  write = mutate(desk);
});

const changeFields = `id revision action via at by { name } kind recordId record { id }
  fields { field before after } reverts { id }`;

interface ChangeNode {
  readonly id: string;
  readonly revision: number;
  readonly action: string;
  readonly fields: readonly { field: string; before: unknown; after: unknown }[];
}
interface Page {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: ChangeNode }[];
  readonly pageInfo: Readonly<Record<string, unknown>>;
}

const historyQuery = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $direction: OrderDirection) {
  node(id: $id) {
    ... on Topic { history(first: $first, after: $after, last: $last, before: $before, direction: $direction) { ...Page } }
    ... on Actor { history(first: $first, after: $after, last: $last, before: $before, direction: $direction) { ...Page } }
    ... on Affiliation { history(first: $first, after: $after, last: $last, before: $before, direction: $direction) { ...Page } }
    ... on Article { history(first: $first, after: $after, last: $last, before: $before, direction: $direction) { ...Page } }
    ... on Quote { history(first: $first, after: $after, last: $last, before: $before, direction: $direction) { ...Page } }
  }
}
fragment Page on HistoryConnection {
  totalCount
  edges { cursor node { ${changeFields} } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
}`;

async function history(id: string, args: object = {}): Promise<Page> {
  const data = await desk.data(historyQuery, { id, ...args });
  return (data as { node: { history: Page } }).node.history;
}

/** A topic with this many revisions, named `Name 1`, `Name 2` ... */
async function topicWith(revisions: number): Promise<string> {
  const made = await write('create', 'topic', { name: 'Name 1' });
  const id = made.record?.id ?? '';
  for (let revision = 1; revision < revisions; revision += 1) {
    const changes = { name: `Name ${revision + 1}` };
    await write('update', 'topic', { id, baseRevision: revision, changes });
  }
  return id;
}

describe('History', () => {
  test('tells who changed what, when and through what, the newest first', async () => {
    const id = await topicWith(1);
    await write('update', 'topic', {
      id,
      baseRevision: 1,
      changes: { description: 'What floats', parentId: records.topic },
    });
    await write('delete', 'topic', { id, baseRevision: 2 });
    await write('restore', 'topic', { id, baseRevision: 3 });
    const { totalCount, edges } = await history(id);
    expect(totalCount).toBe(4);
    expect(edges.map(({ node: { action, revision } }) => [action, revision])).toEqual([
      ['RESTORE', 4],
      ['DELETE', 3],
      ['UPDATE', 2],
      ['CREATE', 1],
    ]);
    expect(edges[2]?.node).toMatchObject({
      via: 'GRAPHQL',
      by: { name: 'The editor' },
      kind: 'TOPIC',
      recordId: id,
      record: { id },
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      reverts: null,
      fields: expect.arrayContaining([
        { field: 'description', before: null, after: 'What floats' },
        // Ids are those of this API, inside values too.
        { field: 'parentId', before: null, after: records.topic },
      ]),
    });
    expect(edges[2]?.node.fields).toHaveLength(2);
    expect(edges[0]?.node.fields).toEqual([]);
    expect(edges[3]?.node.fields).toContainEqual({ field: 'name', before: null, after: 'Name 1' });
  });

  test.each(['topic', 'actor', 'affiliation', 'article', 'quote'] as const)(
    'is there for a %s, with global ids throughout',
    async (kind) => {
      if (kind === 'quote') {
        const changes = { status: 'VERIFIED' };
        await write('update', kind, { id: records.quote, baseRevision: 1, changes });
      }
      const { edges } = await history(records[kind]);
      expect(edges.at(-1)?.node).toMatchObject({ action: 'CREATE', recordId: records[kind] });
      const values = JSON.stringify(edges.map(({ node }) => node.fields));
      expect(values).not.toMatch(/"[0-9a-f]{8}-[0-9a-f]{4}-7/);
    },
  );

  test('names no account for what the server did by itself', async () => {
    const data = await desk.data(
      '{ topics { edges { node { history { edges { node { via by { id } } } } } } } }',
    );
    expect(JSON.stringify(data)).toContain('"via":"SAMPLE","by":null');
  });

  test('pages from either end and in either order, without a gap and without a repetition', async () => {
    const id = await topicWith(7);
    const all = [7, 6, 5, 4, 3, 2, 1];
    for (const direction of ['DESC', 'ASC'] as const) {
      const expected = direction === 'DESC' ? all : [...all].reverse();
      const forwards: number[] = [];
      let after: unknown = null;
      for (let more = true; more;) {
        const page: Page = await history(id, { first: 3, after, direction });
        expect(page.totalCount).toBe(7);
        expect(page.pageInfo['hasPreviousPage']).toBe(after !== null);
        forwards.push(...page.edges.map(({ node }) => node.revision));
        more = page.pageInfo['hasNextPage'] === true;
        after = page.pageInfo['endCursor'];
      }
      expect(forwards).toEqual(expected);
      const backwards: number[] = [];
      let before: unknown = null;
      for (let more = true; more;) {
        const page: Page = await history(id, { last: 3, before, direction });
        expect(page.pageInfo['hasNextPage']).toBe(before !== null);
        backwards.unshift(...page.edges.map(({ node }) => node.revision));
        more = page.pageInfo['hasPreviousPage'] === true;
        before = page.pageInfo['startCursor'];
      }
      expect(backwards).toEqual(expected);
    }
  });

  test('keeps its cursors while changes are added', async () => {
    const id = await topicWith(3);
    const first = await history(id, { first: 1 });
    await write('update', 'topic', { id, baseRevision: 3, changes: { name: 'Later' } });
    const rest = await history(id, { after: first.pageInfo['endCursor'] });
    expect(rest.edges.map(({ node }) => node.revision)).toEqual([2, 1]);
  });

  test('refuses forged cursors, those of other records, and sizes of no page', async () => {
    const id = await topicWith(2);
    const [foreign] = (await history(records.topic)).edges;
    const forged = (text: string) => Buffer.from(text).toString('base64url');
    for (const after of [
      foreign?.cursor,
      'nonsense',
      '',
      forged('history x 1'),
      forged(`history ${id} 1`),
      forged("history ' or 1=1 1"),
    ]) {
      expect(await desk.ask(historyQuery, { id, after })).toMatchObject({
        errors: [{ extensions: { code: 'VALIDATION_FAILED', path: ['after'] } }],
      });
    }
    for (const args of [{ first: 0 }, { first: 101 }, { last: -1 }, { first: 1, last: 1 }]) {
      expect(await desk.ask(historyQuery, { id, ...args })).toMatchObject({
        errors: [{ extensions: { code: 'VALIDATION_FAILED' } }],
      });
    }
  });

  test('of every record of a list is read together', async () => {
    const query = (first: number) =>
      desk.traced(
        `{ quotes(first: ${first}) { edges { node { history(first: 2) { totalCount edges { node { action } } } } } } }`,
      );
    const [one, many] = [await query(1), await query(5)];
    expect(many.sql.length).toBe(one.sql.length);
    expect(JSON.stringify(many.data).match(/CREATE/g)).toHaveLength(5);
  });

  test('gives changes an id by which they are found again', async () => {
    const id = await topicWith(2);
    const [edge] = (await history(id)).edges;
    const data = await desk.data(
      `query ($id: ID!, $ids: [ID!]!) {
        node(id: $id) { __typename id ... on Change { revision } }
        nodes(ids: $ids) { id }
      }`,
      { id: edge?.node.id, ids: [edge?.node.id, id] },
    );
    expect(data).toEqual({
      node: { __typename: 'Change', id: edge?.node.id, revision: 2 },
      nodes: [{ id: edge?.node.id }, { id }],
    });
    const unknown = Buffer.from('Change:999999999').toString('base64');
    expect(await desk.data('query ($id: ID!) { node(id: $id) { id } }', { id: unknown })).toEqual({
      node: null,
    });
    for (const forged of ['Change:0', 'Change:-1', 'Change:1e9', 'Change:9999999999999999999']) {
      const answer = await desk.ask('query ($id: ID!) { node(id: $id) { id } }', {
        id: Buffer.from(forged).toString('base64'),
      });
      expect(answer.errors?.[0]?.extensions['code']).toBe('VALIDATION_FAILED');
    }
  });
});

const asOfQuery = `query ($id: ID!, $at: DateTime, $revision: Int) {
  recordAsOf(id: $id, at: $at, revision: $revision) {
    __typename recordId revision createdAt updatedAt deletedAt updatedBy { name } record { id }
    ... on TopicVersion { name description parentId }
  }
}`;

describe('A record as it stood', () => {
  test('at a revision and at an instant is what history says, through deletion and return', async () => {
    const id = await topicWith(2);
    await write('delete', 'topic', { id, baseRevision: 2 });
    await write('restore', 'topic', { id, baseRevision: 3 });
    await write('update', 'topic', {
      id,
      baseRevision: 4,
      changes: { name: 'Name 5', parentId: records.topic },
    });
    const log = await desk.data(
      `query ($id: ID!) { node(id: $id) { ... on Topic { history(direction: ASC) { edges { node { at } } } } } }`,
      { id },
    );
    const { edges } = (log as { node: { history: { edges: { node: { at: string } }[] } } }).node
      .history;
    const names = ['Name 1', 'Name 2', 'Name 2', 'Name 2', 'Name 5'];
    for (const [index, { node }] of edges.entries()) {
      const version = {
        __typename: 'TopicVersion',
        recordId: id,
        record: { id },
        revision: index + 1,
        name: names[index],
        description: null,
        parentId: index === 4 ? records.topic : null,
        createdAt: edges[0]?.node.at,
        updatedAt: node.at,
        updatedBy: { name: 'The editor' },
        deletedAt: index === 2 ? node.at : null,
      };
      expect(await desk.data(asOfQuery, { id, revision: index + 1 })).toEqual({
        recordAsOf: version,
      });
      // Edits within one millisecond share an instant: then the last of them stood.
      const last = edges.map((edge) => edge.node.at).lastIndexOf(node.at);
      expect(await desk.data(asOfQuery, { id, at: node.at })).toMatchObject({
        recordAsOf: { revision: last + 1 },
      });
    }
    expect(await desk.data(asOfQuery, { id, at: '2999-01-01T00:00:00Z' })).toMatchObject({
      recordAsOf: { revision: 5, name: 'Name 5' },
    });
  });

  test('is null before it existed, in a revision it never had, and for what never was', async () => {
    const id = await topicWith(1);
    for (const [record, point] of [
      [id, { at: '2001-01-01T00:00:00Z' }],
      [id, { revision: 2 }],
      [unknownId('topic'), { revision: 1 }],
    ] as const) {
      expect(await desk.data(asOfQuery, { id: record, ...point })).toEqual({ recordAsOf: null });
    }
  });

  test.each([
    [{}, 'at'],
    [{ at: 'yesterday' }, 'at'],
    [{ at: '2024-01-01T00:00:00Z', revision: 1 }, 'revision'],
    [{ revision: 0 }, 'revision'],
  ])('refuses %j', async (point, argument) => {
    expect(await desk.ask(asOfQuery, { id: records.topic, ...point })).toMatchObject({
      errors: [{ extensions: { code: 'VALIDATION_FAILED', path: [argument] } }],
    });
  });

  test('refuses an id of something that is no record', async () => {
    const account = Buffer.from(`Account:${desk.accounts.editor.id}`).toString('base64');
    expect(await desk.ask(asOfQuery, { id: account, revision: 1 })).toMatchObject({
      errors: [{ extensions: { code: 'VALIDATION_FAILED', path: ['id'] } }],
    });
  });

  test('of each kind has the fields of that kind, also as a field of the record', async () => {
    await write('update', 'article', {
      id: records.article,
      baseRevision: 1,
      changes: { body: 'Today the boats are late, she said.', slug: 'boats' },
    });
    const { quote, actor, affiliation, article, organization } = records;
    const data = await desk.data(
      `query ($quote: ID!, $actor: ID!, $affiliation: ID!, $article: ID!) {
        quote: node(id: $quote) { ... on Quote { asOf(revision: 1) {
          articleId reportedText kind status attributions { part actorId } topics { topicId }
          saidOn { precision } segments { start } } } }
        actor: node(id: $actor) { ... on Actor { asOf(revision: 1) { kind name aliases { name } mergedIntoId } } }
        affiliation: node(id: $affiliation) { ... on Affiliation { asOf(revision: 1) { actorId organizationId role } } }
        article: node(id: $article) { ... on Article { body asOf(revision: 1) { headline body slug documentHash } } }
      }`,
      { quote, actor, affiliation, article },
    );
    expect(data).toMatchObject({
      quote: { asOf: { articleId: article, reportedText: 'The boats are late', kind: 'DIRECT' } },
      actor: { asOf: { kind: 'PERSON', name: 'Ida Holm', aliases: [], mergedIntoId: null } },
      affiliation: { asOf: { actorId: actor, organizationId: organization, role: null } },
      article: {
        body: 'Today the boats are late, she said.',
        asOf: { headline: 'Boats late', body: 'The boats are late, she said.', slug: null },
      },
    });
  });
});
