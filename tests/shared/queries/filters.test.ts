import { describe, expect, it } from 'vitest';
import { validationError } from '#shared/errors/validation-error.ts';
import { deepestFilter, mostConditions } from '#shared/queries/filter.ts';
import { quoteFilterSchema } from '#shared/queries/queries.ts';
import { sortKey } from '#shared/queries/sort-key.ts';

function complaint(filter: unknown): string | undefined {
  const parsed = quoteFilterSchema.safeParse(filter);
  return parsed.success ? undefined : validationError(parsed.error, ['filter']).message;
}

describe('a filter is refused, with its place named, when', () => {
  it.each([
    ['a condition is unknown', { speaker: 'x' }, 'filter.speaker is not a known field.'],
    [
      'an id is none',
      { or: [{}, { speakerIds: ['x'] }] },
      'filter.or.1.speakerIds.0 is not a record id: a lowercase UUIDv7 is expected.',
    ],
    [
      'a list is empty',
      { kinds: [] },
      'filter.kinds is an empty list: leave it out, or name at least one.',
    ],
    ['an object is empty', { about: {} }, 'filter.about is empty: give at least one field.'],
    ['a branch list is empty', { or: [] }, 'filter.or is an empty list: leave it out.'],
    ['a text is too long', { text: 'x'.repeat(501) }, 'filter.text is longer than 500 characters.'],
    [
      'a text cannot be stored',
      { agency: 'a\u0000' },
      'filter.agency has a character that cannot be stored (NUL or half an emoji).',
    ],
    [
      'a day is none',
      { saidFrom: '2024-02-30' },
      'filter.saidFrom is not a day: write it like 2024-05-29.',
    ],
  ])('%s', (_when, filter, message) => {
    expect(complaint(filter)).toBe(message);
  });

  const nested = (levels: number): object => (levels === 0 ? {} : { not: nested(levels - 1) });

  it('nests too deep, however deep that is', () => {
    expect(complaint(nested(deepestFilter))).toBeUndefined();
    for (const levels of [deepestFilter + 1, 3000]) {
      expect(complaint(nested(levels))).toMatch(/nests and, or and not deeper than 5 levels/);
    }
  });

  it('asks for too much in all, also when each of its lists is short enough', () => {
    const branch = {
      kind: 'direct',
      status: 'draft',
      medium: 'speech',
      text: 'a',
      language: 'en',
      dated: true,
    };
    const wide = { or: Array.from({ length: 20 }, () => branch) };
    expect(complaint(wide)).toMatch(`asks for more than ${mostConditions} conditions`);
    expect(complaint({ or: Array.from({ length: 21 }, () => ({})) })).toBe(
      'filter.or has more than 20 filters.',
    );
  });

  it('names more values than a list takes', () => {
    const languages = Array.from({ length: 101 }, () => 'en');
    expect(complaint({ languages })).toBe('filter.languages has more than 100 values.');
  });
});

it('sorts names without regard to case and accents, and holds no more than an index entry takes', () => {
  expect(sortKey(' Élan ')).toBe(sortKey('ELAN'));
  expect(Buffer.byteLength(sortKey('\u{10400}'.repeat(400)))).toBeLessThanOrEqual(800);
  // One sign that unfolds into eighteen.
  expect([...sortKey('\uFDFA'.repeat(400))]).toHaveLength(200);
});
