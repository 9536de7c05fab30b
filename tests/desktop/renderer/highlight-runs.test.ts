import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraphsOf, runsOf } from '#desktop/renderer/reader/highlight-runs.ts';

describe('paragraphs', () => {
  test('are split by blank lines, single line breaks stay inside', () => {
    const body = '\nOne\nstill one\n \n\nTwo\n\n';
    const words = paragraphsOf(body).map(({ start, end }) => body.slice(start, end));
    expect(words).toEqual(['\nOne\nstill one', 'Two']);
  });

  test('an empty body has none', () => expect(paragraphsOf('')).toEqual([]));
});

describe('runs of highlights', () => {
  test('overlapping quotes share the run in the middle, and a click means the shorter', () => {
    const runs = runsOf({ start: 0, end: 30 }, [
      { id: 'long', segments: [{ start: 5, end: 20 }] },
      { id: 'short', segments: [{ start: 15, end: 25 }] },
    ]);
    expect(runs.map(({ start, end, quotes }) => [start, end, quotes])).toEqual([
      [0, 5, []],
      [5, 15, ['long']],
      [15, 20, ['short', 'long']],
      [20, 25, ['short']],
      [25, 30, []],
    ]);
  });

  test('a discontinuous quote begins once and ends once, also over two paragraphs', () => {
    const quote = {
      id: 'q',
      segments: [
        { start: 2, end: 4 },
        { start: 12, end: 14 },
      ],
    };
    const runs = [
      ...runsOf({ start: 0, end: 8 }, [quote]),
      ...runsOf({ start: 10, end: 18 }, [quote]),
    ];
    const inQuote = runs.filter(({ quotes }) => quotes.length > 0);
    expect(inQuote.map(({ begins }) => begins)).toEqual([['q'], []]);
    expect(inQuote.map(({ ends }) => ends)).toEqual([[], ['q']]);
  });

  test('runs follow each other without a gap and each is in exactly the quotes that cover it', () => {
    const segment = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }))
      .map(([start, length]) => ({ start, end: start + length }));
    const quotes = fc.array(fc.array(segment, { minLength: 1, maxLength: 3 }), { maxLength: 5 });
    fc.assert(
      fc.property(quotes, (lists) => {
        const highlights = lists.map((segments, index) => ({ id: `${index}`, segments }));
        const runs = runsOf({ start: 10, end: 50 }, highlights);
        expect(runs[0]?.start).toBe(10);
        expect(runs.at(-1)?.end).toBe(50);
        runs.forEach((run, index) => {
          if (index > 0) expect(run.start).toBe(runs[index - 1]?.end);
          for (let at = run.start; at < run.end; at += 1) {
            const covering = highlights.filter(({ segments }) =>
              segments.some(({ start, end }) => start <= at && at < end),
            );
            expect([...run.quotes].sort()).toEqual(covering.map(({ id }) => id).sort());
          }
        });
      }),
    );
  });
});
