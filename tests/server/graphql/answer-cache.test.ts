import { describe, expect, test } from 'vitest';
import { createAnswerCache } from '#server/graphql/cache/answer-cache.ts';
import { readKinds } from '#server/graphql/cache/read-kinds.ts';
import { readNotice, writeNotice } from '#server/records/change-notice.ts';

const quotes = 'select json from "quotes" "d0" where id = any($1)';
const quotesAndActors =
  'select json from "quotes" join "quote_attributions" on true join "actors" on true';
const one = '01890000-0000-7000-8000-000000000001';
const other = '01890000-0000-7000-8000-000000000002';

function counted(bytes = 100_000) {
  let loads = 0;
  const cache = createAnswerCache(bytes);
  cache.resume();
  const read = (
    text: string,
    { values = [], recordId }: { values?: unknown[]; recordId?: string } = {},
  ) =>
    cache.read({ text, values, ...(recordId !== undefined && { recordId }) }, () => {
      loads += 1;
      return Promise.resolve(`answer ${loads}`);
    });
  return { cache, read };
}

describe('An answer', () => {
  test('is kept for the same statement with the same values', async () => {
    const { read } = counted();
    expect(await read(quotes, { values: [[one]] })).toBe('answer 1');
    expect(await read(quotes, { values: [[one]] })).toBe('answer 1');
    expect(await read(quotes, { values: [[other]] })).toBe('answer 2');
    expect(await read(quotesAndActors)).toBe('answer 3');
  });

  test('is forgotten when a record of a kind that it reads changes, and no other', async () => {
    const { cache, read } = counted();
    await read(quotes);
    cache.forget([{ kind: 'actor', id: one }]);
    expect(await read(quotes)).toBe('answer 1');
    cache.forget([{ kind: 'quote', id: one }]);
    expect(await read(quotes)).toBe('answer 2');
    await read(quotesAndActors);
    cache.forget([{ kind: 'actor', id: one }]);
    expect(await read(quotesAndActors)).toBe('answer 4');
  });

  test('about one record outlives changes of the others of its kind', async () => {
    const { cache, read } = counted();
    const ask = () => read(quotes, { values: [[one]], recordId: one });
    await ask();
    cache.forget([{ kind: 'quote', id: other }]);
    expect(await ask()).toBe('answer 1');
    cache.forget([{ kind: 'quote', id: one }]);
    expect(await ask()).toBe('answer 2');
    cache.forget([{ kind: 'quote', id: null }]);
    expect(await ask()).toBe('answer 3');
  });

  test('is not kept when a record changed while it was read', async () => {
    const { cache, read } = counted();
    await cache.read({ text: quotes, values: [] }, () => {
      cache.forget([{ kind: 'quote', id: one }]);
      return Promise.resolve('read before or after');
    });
    expect(await read(quotes)).toBe('answer 1');
  });

  test('is not kept while changes may go unheard, nor if they did while it was read', async () => {
    const { cache, read } = counted();
    await read(quotes);
    cache.suspend();
    expect(await read(quotes)).toBe('answer 2');
    cache.resume();
    expect(await read(quotes)).toBe('answer 3');
    expect(await read(quotes)).toBe('answer 3');
    await cache.read({ text: quotesAndActors, values: [] }, () => {
      cache.suspend();
      cache.resume();
      return Promise.resolve('read meanwhile');
    });
    expect(await read(quotesAndActors)).toBe('answer 4');
  });

  test('makes room for newer ones', async () => {
    const { read } = counted(3000);
    await read(quotes, { values: [1] });
    for (let value = 2; value < 50; value += 1) await read(quotes, { values: [value] });
    expect(await read(quotes, { values: [49] })).toBe('answer 49');
    expect(await read(quotes, { values: [1] })).toBe('answer 50');
  });
});

test('What a statement reads is known by its tables; accounts, the log and the time of day are never kept', () => {
  expect(readKinds(quotesAndActors)).toEqual(expect.arrayContaining(['quote', 'actor']));
  expect(readKinds('select from "quotes" join "accounts" on true')).toBeUndefined();
  expect(readKinds('select from "changes"')).toBeUndefined();
  expect(readKinds('select from "quotes" where said_on < now()')).toBeUndefined();
  expect(readKinds('select 1')).toBeUndefined();
});

describe('A notice', () => {
  const records = (count: number) =>
    Array.from({ length: count }, (_, place) => ({
      kind: 'affiliation' as const,
      id: `01890000-0000-7000-8000-${String(place).padStart(12, '0')}`,
    }));

  test('names the records, as long as PostgreSQL takes it, else their kinds', () => {
    for (const count of [1, 150, 151, 5000]) {
      const notice = writeNotice(records(count));
      expect(Buffer.byteLength(notice)).toBeLessThan(8000);
      expect(readNotice(notice)).toEqual(
        count > 150 ? [{ kind: 'affiliation', id: null }] : records(count),
      );
    }
  });

  test.each(['', 'statement:1', 'quote:1:2'])(
    'that is not understood (%s) stands for all records',
    (notice) => {
      expect(readNotice(notice).map(({ id }) => id)).toEqual([null, null, null, null, null]);
    },
  );
});
