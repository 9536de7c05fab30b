import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorSpan, contextLength, quoteText, readSegments } from '#shared/text/anchors.ts';
import {
  areInOrder,
  boundaryAfter,
  boundaryBefore,
  compareSpans,
  spanProblem,
  spansOverlap,
} from '#shared/text/spans.ts';

describe('spanProblem', () => {
  it.each([
    [{ start: 0, end: 2 }, null],
    [{ start: 2, end: 2 }, 'empty'],
    [{ start: 3, end: 2 }, 'empty'],
    [{ start: -1, end: 2 }, 'outside'],
    [{ start: 0, end: 99 }, 'outside'],
    [{ start: 0.5, end: 2 }, 'not_whole_numbers'],
    [{ start: 0, end: Number.NaN }, 'not_whole_numbers'],
    [{ start: 0, end: 3 }, 'splits_character'],
    [{ start: 3, end: 5 }, 'splits_character'],
    [{ start: 2, end: 4 }, null],
  ])('judges %j', (span, problem) => {
    expect(spanProblem('ab👍cd', span)).toBe(problem);
  });
});

describe('spans', () => {
  it('overlap only when they share something', () => {
    expect(spansOverlap({ start: 0, end: 2 }, { start: 2, end: 4 })).toBe(false);
    expect(spansOverlap({ start: 0, end: 3 }, { start: 2, end: 4 })).toBe(true);
  });

  it('are in order when each ends before the next', () => {
    const spans = [
      { start: 4, end: 6 },
      { start: 0, end: 4 },
    ];
    expect(areInOrder(spans)).toBe(false);
    expect(areInOrder([...spans].sort(compareSpans))).toBe(true);
  });
});

describe('anchorSpan', () => {
  it('keeps the words on either side, never half a character', () => {
    const body = `${'👍'.repeat(20)}x${'👍'.repeat(20)}`;
    const segment = anchorSpan(body, { start: 40, end: 41 });
    expect(segment.prefix).toBe('👍'.repeat(16));
    expect(anchorSpan(`x${'👍'.repeat(17)}yz`, { start: 36, end: 37 }).prefix).toBe(
      `${'👍'.repeat(15)}y`,
    );
  });

  it('makes contexts that stand around the words in any body', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), fc.nat(), (body, a, b) => {
        const start = boundaryBefore(body, Math.min(a, b) % body.length);
        const end = boundaryAfter(body, start + 1 + (Math.max(a, b) % (body.length - start)));
        const segment = anchorSpan(body, { start, end });
        expect(spanProblem(body, segment)).toBeNull();
        expect(segment.prefix.length).toBeLessThanOrEqual(contextLength);
        expect(segment.suffix.length).toBeLessThanOrEqual(contextLength);
        expect(body.slice(0, start).endsWith(segment.prefix)).toBe(true);
        expect(body.slice(end).startsWith(segment.suffix)).toBe(true);
        expect(segment.prefix).toBe(
          new TextDecoder().decode(new TextEncoder().encode(segment.prefix)),
        );
      }),
    );
  });

  it('reads a quote in pieces and as one text', () => {
    const body = '“We came,” she said, “and went.”';
    const segments = [
      anchorSpan(body, { start: 1, end: 9 }),
      anchorSpan(body, { start: 22, end: 31 }),
    ];
    expect(readSegments(body, segments)).toEqual(['We came,', 'and went.']);
    expect(quoteText(body, segments)).toBe('We came, and went.');
  });
});
