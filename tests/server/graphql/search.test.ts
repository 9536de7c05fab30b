import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { beforeAll, expect, it } from 'vitest';
import { recencyWindows } from '#server/records/queries/recency.ts';
import { countFound, mostCounted, searchRecords } from '#server/records/queries/search.ts';
import { editRecord } from '#server/records/edit-record.ts';
import { contextOf } from '#tests/support/desk-fixture.ts';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';

const desk = await graphqlDesk();
const articleId = v7();
const kinds = ['quote', 'article', 'actor', 'topic'] as const;
const page = { limit: 100, offset: 0 };

beforeAll(async () => {
  const context = contextOf(desk.db, desk.accounts.editor);
  const create = async (kind: string, id: string, fields: object): Promise<void> => {
    const outcome = await editRecord(context, { action: 'create', kind, id, fields });
    if (outcome.outcome !== 'applied') throw new Error(JSON.stringify(outcome));
  };
  const filler = 'nothing of note was said here '.repeat(40);
  const body = `${filler}The quibblers <b>😀</b> met again. ${filler}`;
  await create('article', articleId, { headline: 'A long day', body, language: 'en' });
  await create('actor', v7(), { kind: 'person', name: 'Зоя Квибблова' });
  await create('actor', v7(), { kind: 'group', name: 'Quibbler' });
  await create('topic', v7(), { name: 'Quibbling' });
  await create('quote', v7(), { articleId, reportedText: 'We are no quibblers', language: 'en' });
  const gone = v7();
  await create('quote', gone, { articleId, reportedText: 'quibbler gone' });
  await editRecord(context, { action: 'delete', kind: 'quote', id: gone, baseRevision: 1 });
});

const source = `query ($text: String!, $kinds: [RecordKind!], $asYouType: Boolean) {
  search(text: $text, kinds: $kinds, asYouType: $asYouType, first: 10) {
    totalCount totalCountIsExact
    edges { node { __typename ... on Actor { name } }
      highlights(first: 1) { field fragments { text isMatch } } } } }`;

interface Fragment {
  readonly text: string;
  readonly isMatch: boolean;
}
interface Answer {
  readonly search: {
    readonly totalCount: number;
    readonly totalCountIsExact: boolean;
    readonly edges: readonly {
      readonly node: { readonly __typename: string; readonly name?: string };
      readonly highlights: readonly {
        readonly field: string;
        readonly fragments: readonly Fragment[];
      }[];
    }[];
  };
}

async function search(text: string, variables: object = {}): Promise<Answer['search']> {
  const answer: unknown = await desk.data(source, { text, ...variables });
  return (answer as Answer).search;
}

it('finds articles, quotes, actors and topics at once, in any form of the word, deleted ones left out', async () => {
  const found = await search('quibblers');
  expect(found.edges.map(({ node }) => node.__typename).sort()).toEqual(['Article', 'Quote']);
  expect(found).toMatchObject({ totalCount: 2, totalCountIsExact: true });
  expect((await search('quibbler')).totalCount).toBe(3);
});

it('marks what was found in a part of the text, never as HTML, and cuts no word', async () => {
  const [edge] = (await search('quibbler', { kinds: ['ARTICLE'] })).edges;
  const [part] = edge?.highlights ?? [];
  expect(part?.field).toBe('body');
  const fragments = part?.fragments ?? [];
  expect(fragments.filter(({ isMatch }) => isMatch)).toEqual([
    { text: 'quibblers', isMatch: true },
  ]);
  const whole = fragments.map(({ text }) => text).join('');
  expect(whole).toContain('quibblers <b>😀</b> met again');
  expect(whole.length).toBeLessThanOrEqual(240);
  expect(whole).toMatch(/^\w+ .* \w+$/su);
});

it('finds names by their sound, and the word being typed by its beginning', async () => {
  expect((await search('kvibblova')).edges).toMatchObject([{ node: { name: 'Зоя Квибблова' } }]);
  expect((await search('quibb', { kinds: ['QUOTE'] })).totalCount).toBe(0);
  expect((await search('quibb', { kinds: ['QUOTE'], asYouType: true })).totalCount).toBe(1);
});

it('takes signs of query languages as what they are: no words', async () => {
  for (const text of ["') | !x:*", '%', '" OR 1=1 --', "quibblers' & !'quote", '(((((', '\\']) {
    expect((await desk.ask(source, { text })).errors, text).toBeUndefined();
  }
  expect((await search('%')).totalCount).toBe(0);
  const long = await desk.ask(source, { text: 'x'.repeat(501) });
  expect(long.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', path: ['text'] });
  const many = Array.from({ length: 125 }, (_, index) => `w${index}`.padEnd(3, 'a'));
  expect((await desk.ask(source, { text: many.join(' ').slice(0, 500) })).errors).toBeUndefined();
});

it('lists and counts the newest of very many matches, and says where it stopped counting', async () => {
  await desk.db.execute(sql`insert into search_documents (kind, record_id, terms)
    select 'quote', gen_random_uuid(), '''abundant'':1'::tsvector from generate_series(1, ${mostCounted + 500})`);
  const looked = { text: 'abundant', kinds };
  expect(await countFound(desk.db, looked)).toEqual({ count: mostCounted, exact: false });
  const found = await searchRecords(desk.db, looked, page);
  const { rows } = await desk.db.execute<{ id: string }>(
    sql`select record_id as id from search_documents where terms @@ 'abundant'::tsquery order by number desc limit 100`,
  );
  expect(found.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
});

it.each([0, 1, 4095, 4096, 9000, 100_000, 999_999, 5_000_001])(
  'parts the numbers up to %i into windows that have each block once',
  (highest) => {
    const blocks = recencyWindows(highest)
      .flatMap(({ blocks: names }) => names.split(' | '))
      .map((name) => /^'(\d+):(\d+)'$/.exec(name)?.slice(1).map(Number) ?? [])
      .map(([power = 0, block = 0]) => [block * 2 ** power, (block + 1) * 2 ** power] as const)
      .sort(([one], [other]) => one - other);
    expect(blocks[0]?.[0]).toBe(0);
    for (const [index, [, end]] of blocks.entries()) {
      const next = blocks[index + 1];
      if (next !== undefined) expect(next[0]).toBe(end);
      else expect(end).toBeGreaterThan(highest);
    }
  },
);
