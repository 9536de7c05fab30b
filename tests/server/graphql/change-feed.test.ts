import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EditContext } from '#server/records/edit-context.ts';
import { editRecord } from '#server/records/edit-record.ts';
import { readFeedLag } from '#server/records/feed-lag.ts';
import { importArticles } from '#server/records/import-articles.ts';
import { performEditIn } from '#server/records/perform-edit.ts';
import { contextOf } from '#tests/support/desk-fixture.ts';
import { graphqlDesk, type GraphqlDesk } from '#tests/support/graphql-desk.ts';
import { openTransaction } from '#tests/support/open-transaction.ts';

let desk: GraphqlDesk;
let context: EditContext;
beforeAll(async () => {
  desk = await graphqlDesk();
  context = contextOf(desk.db, desk.accounts.editor);
});

const feedQuery = `query ($first: Int, $after: String, $kinds: [RecordKind!]) {
  changes(first: $first, after: $after, kinds: $kinds) {
    headCursor
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id recordId action kind fields { field after } } }
  }
}`;

interface Page {
  readonly headCursor: string;
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: {
      readonly id: string;
      readonly recordId: string;
      readonly kind: string;
      readonly fields: readonly { field: string; after: unknown }[];
    };
  }[];
}

async function feed(args: object = {}): Promise<Page> {
  return ((await desk.data(feedQuery, args)) as { changes: Page }).changes;
}

/** The pages from a cursor to the end, in the order of the feed. */
async function* pagesFrom(cursor: string | null, first: number): AsyncGenerator<Page> {
  let after = cursor;
  for (let more = true; more;) {
    const page = await feed({ first, after });
    yield page;
    ({ hasNextPage: more, endCursor: after } = page.pageInfo);
  }
}

/** The cursor behind everything, when nothing that other tests began is open any more. */
async function head(): Promise<string> {
  return (await feed({ first: 1 })).headCursor;
}

const creation = (name: string) =>
  ({ action: 'create', kind: 'topic', id: v7(), fields: { name } }) as const;
const names = (page: Page) =>
  page.edges.map(({ node }) => node.fields.find(({ field }) => field === 'name')?.after);

// Other test files hold transactions open in the same cluster for moments, and the horizon is the cluster's.
beforeEach(() =>
  expect
    .poll(async () => (await readFeedLag(desk.db, new Date())).waiting, { timeout: 10_000 })
    .toBe(0),
);

/** What follows a cursor, as soon as nothing waits any more. */
async function settled(after: string): Promise<Page> {
  await expect
    .poll(async () => (await readFeedLag(desk.db, new Date())).waiting, { timeout: 10_000 })
    .toBe(0);
  return feed({ after, first: 100 });
}

describe('The change feed', () => {
  test('shows every change from the first, in pages that meet', async () => {
    const all: string[] = [];
    for await (const page of pagesFrom(null, 7)) {
      expect(page.edges.at(-1)?.cursor).toBe(page.pageInfo.endCursor);
      all.push(...page.edges.map(({ node }) => node.id));
    }
    expect(new Set(all).size).toBe(all.length);
    const { rows } = await desk.db.execute<{ total: number }>(
      sql`select count(*)::int as total from changes`,
    );
    expect(all.length).toBe(rows[0]?.total);
    expect((await feed()).totalCount).toBe(all.length);
    expect((await feed()).edges).toHaveLength(20);
  });

  test('goes on from an empty page with exactly what is changed after it', async () => {
    const empty = await feed({ after: await head() });
    expect(empty).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null },
    });
    await editRecord(context, creation('After the empty page'));
    const next = await settled(empty.pageInfo.endCursor);
    expect(names(next)).toEqual(['After the empty page']);
    expect((await feed({ after: next.pageInfo.endCursor })).edges).toEqual([]);
  });

  test('of some kinds passes over the others, and its cursors are those of the whole feed', async () => {
    const after = await head();
    await editRecord(context, creation('Of this kind'));
    await editRecord(context, {
      action: 'create',
      kind: 'actor',
      id: v7(),
      fields: { kind: 'group', name: 'Of another' },
    });
    await settled(after);
    const topics = await feed({ after, kinds: ['TOPIC'] });
    expect(names(topics)).toEqual(['Of this kind']);
    expect(names(await feed({ after: topics.edges[0]?.cursor }))).toEqual(['Of another']);
    expect((await feed({ kinds: ['QUOTE'] })).totalCount).toBeLessThan((await feed()).totalCount);
    expect(await feed({ kinds: [] })).toMatchObject({ totalCount: 0, edges: [] });
  });

  test('tells a cursor of another state of the database to begin again', async () => {
    const [epoch, xid] = (await head()).split('.');
    for (const after of [`${v7()}.${xid}.0`, `${epoch}.999999999999.0`]) {
      expect(await desk.ask(feedQuery, { after })).toMatchObject({
        errors: [
          {
            message: expect.stringContaining('from its beginning'),
            extensions: { code: 'CURSOR_EXPIRED', path: ['after'] },
          },
        ],
      });
    }
  });

  test.each(['nonsense', '', '..', "' or 1=1", `${v7()}.-1.0`, `${v7()}.1.99999999999999999999`])(
    'refuses the forged cursor %j',
    async (after) => {
      expect(await desk.ask(feedQuery, { after })).toMatchObject({
        errors: [{ extensions: { code: 'VALIDATION_FAILED', path: ['after'] } }],
      });
    },
  );

  test.each([0, 101, -1])('refuses a page of %i', async (first) => {
    expect(await desk.ask(feedQuery, { first })).toMatchObject({
      errors: [{ extensions: { code: 'VALIDATION_FAILED' } }],
    });
  });

  test('reads a page with as many statements as a page of one', async () => {
    const after = await head();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await editRecord(context, creation(name));
    await settled(after);
    const query = (first: number) =>
      desk.traced(
        `query ($after: String) { changes(first: ${first}, after: $after) { totalCount edges { node {
          at by { name } record { id ... on Topic { name } } reverts { id } fields { field } } } } }`,
        { after },
      );
    const [many, one] = [await query(5), await query(1)];
    expect(JSON.stringify(many.data)).toContain('"name":"e"');
    expect(many.sql).toHaveLength(one.sql.length);
  });
});

describe('While a transaction is open', () => {
  test('what commits after it began waits for it, then all comes once and in order, and the lag is measured', async () => {
    const after = await head();
    const before = await readFeedLag(desk.db, new Date());
    const late = await openTransaction(desk.db, (tx) =>
      performEditIn(tx, context, creation('late'), { via: 'graphql' }),
    );
    for (const name of ['one', 'two', 'three']) await editRecord(context, creation(name));

    const meanwhile = await feed({ after });
    expect(meanwhile.edges).toEqual([]);
    const lag = await readFeedLag(desk.db, new Date(Date.now() + 60_000));
    expect(lag.waiting).toBe(3);
    expect(lag.seconds).toBeGreaterThan(59);
    expect(lag.transactions).toBeGreaterThanOrEqual(4);
    expect(lag.newest).toBe(before.newest + 4);

    await late.commit();
    const then = await settled(meanwhile.pageInfo.endCursor);
    expect(names(then)).toEqual(['late', 'one', 'two', 'three']);
    expect(await readFeedLag(desk.db, new Date())).toMatchObject({ waiting: 0, seconds: 0 });
  });

  test('one that wrote before and is rolled back leaves nothing behind and holds nothing up', async () => {
    const after = await head();
    const late = await openTransaction(desk.db, (tx) =>
      performEditIn(tx, context, creation('never'), { via: 'graphql' }),
    );
    await editRecord(context, creation('stays'));
    expect((await feed({ after })).edges).toEqual([]);
    await late.rollBack();
    expect(names(await settled(after))).toEqual(['stays']);
  });
});

test('Several readers beside writers, long transactions and a bulk import see every change once, each in its order', async () => {
  const start = await head();
  let writing = true;
  const writers = Promise.all([
    ...Array.from({ length: 4 }, async (_, writer) => {
      for (let index = 0; index < 15; index += 1) {
        const edit = creation(`${writer}/${index}`);
        await editRecord(context, edit);
        const { kind, id } = edit;
        const changes = { description: 'changed' };
        const update = { action: 'update', kind, id, baseRevision: 1, changes };
        expect((await editRecord(context, update)).outcome).toBe('applied');
      }
    }),
    (async () => {
      for (let index = 0; index < 8; index += 1) {
        const slow = await openTransaction(desk.db, (tx) =>
          performEditIn(tx, context, creation(`slow ${index}`), { via: 'graphql' }),
        );
        await editRecord(context, creation(`beside ${index}`));
        await slow.commit();
      }
    })(),
    (async () => {
      const texts = Array.from(
        { length: 300 },
        (_, index) => `Wire story ${index}\n\nAMSEL. June 3 (Coastline) - Number ${index}.\n`,
      );
      const results = await importArticles(
        context,
        texts.map((text) => ({ bytes: Buffer.from(text), fileName: null })),
      );
      expect(new Set(results.flat().map(({ status }) => status))).toEqual(new Set(['imported']));
    })(),
  ]).finally(() => {
    writing = false;
  });

  async function read(first: number): Promise<string[]> {
    const seen: string[] = [];
    let after = start;
    for (let more = true; more || writing;) {
      const page = await feed({ first, after });
      seen.push(...page.edges.map(({ node }) => node.id));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    // What waited behind a transaction of another test is there when that has ended.
    for (let page = await settled(after); page.edges.length > 0; page = await settled(after)) {
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.endCursor;
    }
    return seen;
  }
  const [one, other, third] = await Promise.all([read(3), read(50), read(100), writers]);
  expect(new Set(one).size).toBe(one.length);
  expect(one).toHaveLength(4 * 15 * 2 + 8 * 2 + 300);
  expect(other).toEqual(one);
  expect(third).toEqual(one);
});
