import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { create, remove, update } from '#tests/support/edits.ts';
import { openDesk } from '#tests/support/desk.ts';
import { groupings } from '#desktop/ipc/groupings.ts';
import type { QuoteRow } from '#desktop/ipc/replica-views.ts';
import { quoteStatuses } from '#shared/records/quote.ts';

const speakers = ['Bo Amdal', 'Ada Brandt', 'Ådne Dahl'].map((name) =>
  create('actor', { kind: 'person', name }),
);
const articles = ['2024-05-01', '2024-05-03', null].map((day, number) =>
  create('article', {
    headline: `Report ${number}`,
    agency: number === 0 ? 'Quayside' : null,
    publishedAt: day === null ? null : `${day}T10:00:00Z`,
  }),
);
const days = ['2024-05-02', '2024-05-01', '2023', null];

const saying = fc.record({
  article: fc.constantFrom(...articles),
  by: fc.subarray(speakers),
  day: fc.constantFrom(...days),
  status: fc.constantFrom(...quoteStatuses),
});

async function deskOf(
  said: readonly (typeof saying extends fc.Arbitrary<infer One> ? One : never)[],
) {
  const desk = openDesk();
  for (const edit of [...speakers, ...articles]) await desk.save(edit);
  for (const [number, { article, by, day, status }] of said.entries()) {
    await desk.save(
      create('quote', {
        articleId: article.id,
        reportedText: `Words ${number}`,
        attributions: by.map(({ id }) => ({ actorId: id, part: 'speaker' as const, role: null })),
        saidOn: {
          date: day,
          precision: day === null ? 'unknown' : day.length === 4 ? 'year' : 'day',
          words: null,
        },
        status,
      }),
    );
  }
  return desk;
}

const groupOf = {
  day: (row: QuoteRow) => row.saidOn,
  speaker: (row: QuoteRow) => row.speakers[0] ?? null,
  article: (row: QuoteRow) => row.headline,
} as const;

describe('grouped lists', () => {
  it('have the rows of the plain list, each group in one piece and in the order asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(saying, { maxLength: 12 }),
        fc.constantFrom(...groupings.quote),
        fc.constantFrom('asc' as const, 'desc' as const),
        async (said, groupBy, direction) => {
          const desk = await deskOf(said);
          const query = {
            filter: { statuses: ['draft', 'verified'] },
            orderBy: 'createdAt',
            direction,
          } as const;
          const all = { offset: 0, limit: 500 };
          const plain = await desk.answerer.listQuotes({ ...query, ...all });
          const { rows, total, groups } = await desk.answerer.listQuotes({
            ...query,
            ...all,
            groupBy,
          });
          expect(total).toBe(plain.total);
          expect(groups?.reduce((sum, count) => sum + count, 0)).toBe(total);
          let at = 0;
          const seen: (string | null)[] = [];
          for (const count of groups ?? []) {
            const [first, ...others] = rows.slice(at, at + count).map(groupOf[groupBy]);
            expect(new Set([first, ...others]).size).toBe(1);
            seen.push(first ?? null);
            const within = rows.slice(at, at + count).map(({ id }) => id);
            const ids = plain.rows.map(({ id }) => id).filter((id) => within.includes(id));
            expect(within).toEqual(ids);
            at += count;
          }
          // No group comes twice, and what has no value comes last.
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.slice(0, -1)).not.toContain(null);
          const part = await desk.answerer.listQuotes({ ...query, groupBy, offset: 1, limit: 3 });
          expect(part.rows).toEqual(rows.slice(1, 4));
          const ids = await desk.answerer.listQuoteIds({ ...query, groupBy, offset: 1, limit: 3 });
          expect(ids).toEqual(part.rows.map(({ id }) => id));
          await desk.close();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('follow what is saved', async () => {
    const day = '2024-05-02';
    const [article] = articles;
    const [by] = speakers;
    if (article === undefined || by === undefined) throw new Error('There is nobody.');
    const desk = await deskOf([{ article, by: [by], day, status: 'draft' }]);
    const query = {
      filter: {},
      orderBy: 'createdAt',
      direction: 'desc',
      groupBy: 'day',
      offset: 0,
      limit: 9,
    } as const;
    const list = () => desk.answerer.listQuotes(query);
    const [row] = (await list()).rows;
    const saidOn = { date: '2023', precision: 'year', words: null } as const;
    await desk.save(update({ kind: 'quote', id: row?.id ?? '' }, { saidOn }));
    expect((await list()).rows.map((quote) => quote.saidOn)).toEqual(['2023']);
    await desk.save(remove({ kind: 'quote', id: row?.id ?? '' }));
    expect(await list()).toMatchObject({ rows: [], groups: [], total: 0 });
  });

  it('count the values of a field, and show where the words of a search stand', async () => {
    const [article] = articles;
    if (article === undefined) throw new Error('There is no article.');
    const desk = await deskOf([{ article, by: [], day: null, status: 'draft' }]);
    expect(await desk.answerer.listValues({ kind: 'article', field: 'agency' })).toEqual([
      { value: 'Quayside', count: 1 },
    ]);
    const { rows } = await desk.answerer.listArticles({
      filter: {},
      orderBy: 'publishedAt',
      direction: 'desc',
      groupBy: 'day',
      offset: 0,
      limit: 9,
    });
    expect(rows.map(({ headline }) => headline)).toEqual(['Report 1', 'Report 0', 'Report 2']);
    const [quote] = (
      await desk.answerer.listQuotes({
        filter: { text: 'words' },
        orderBy: 'createdAt',
        direction: 'asc',
        offset: 0,
        limit: 9,
      })
    ).rows;
    const found = await desk.answerer.foundWords({
      kind: 'quote',
      ids: [quote?.id ?? ''],
      text: 'words',
    });
    expect(found[quote?.id ?? '']).toEqual([
      {
        field: 'reportedText',
        fragments: [
          { text: 'Words', isMatch: true },
          { text: ' 0', isMatch: false },
        ],
      },
    ]);
  });
});
