import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepSpan, wordAt, type SpanStep } from '#desktop/renderer/reader/span-steps.ts';

const body =
  'Gen. Olt spoke first. "We see progress," he said on Tuesday! Talks go on.\n\nThe U.S. agreed.';
const spanOf = (words: string) => {
  const start = body.indexOf(words);
  return { start, end: start + words.length };
};
const after = (words: string, step: SpanStep): string => {
  const { start, end } = stepSpan(body, spanOf(words), step);
  return body.slice(start, end);
};

describe('an end of a selection', () => {
  test.each<[string, SpanStep, string]>([
    ['We see', { end: 'end', unit: 'word', way: 'more' }, 'We see progress'],
    ['We see progress', { end: 'end', unit: 'word', way: 'less' }, 'We see'],
    ['Talks go on.', { end: 'end', unit: 'word', way: 'less' }, 'Talks go'],
    ['see progress', { end: 'start', unit: 'word', way: 'more' }, 'We see progress'],
    ['We see', { end: 'start', unit: 'word', way: 'less' }, 'see'],
    ['Gen', { end: 'end', unit: 'sentence', way: 'more' }, 'Gen. Olt spoke first.'],
    ['he said', { end: 'end', unit: 'sentence', way: 'more' }, 'he said on Tuesday!'],
    ['spoke first. "We see', { end: 'end', unit: 'sentence', way: 'less' }, 'spoke first.'],
    ['go on.', { end: 'start', unit: 'sentence', way: 'more' }, 'Talks go on.'],
    ['The', { end: 'end', unit: 'sentence', way: 'more' }, 'The U.S. agreed.'],
    ['Talks', { end: 'end', unit: 'sentence', way: 'more' }, 'Talks go on.'],
  ])('of “%s” goes %o', (words, step, expected) => expect(after(words, step)).toBe(expected));

  test('never leaves nothing of it, and never the body', () => {
    const one = spanOf('Gen');
    expect(stepSpan(body, one, { end: 'end', unit: 'word', way: 'less' })).toEqual(one);
    expect(stepSpan(body, one, { end: 'start', unit: 'sentence', way: 'more' })).toEqual(one);
  });

  test('stands inside the text and splits no character, whatever the text', () => {
    const steps = fc.record<SpanStep>({
      end: fc.constantFrom('start', 'end'),
      unit: fc.constantFrom('word', 'sentence'),
      way: fc.constantFrom('more', 'less'),
    });
    const cases = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length - 1), steps));
    fc.assert(
      fc.property(cases, ([text, from, step]) => {
        const span = { start: 0, end: text.length };
        const moved = stepSpan(text, { ...span, start: step.end === 'start' ? from : 0 }, step);
        expect(moved.start).toBeGreaterThanOrEqual(0);
        expect(moved.end).toBeLessThanOrEqual(text.length);
        expect(moved.start).toBeLessThan(moved.end);
      }),
    );
  });
});

test('the word at an offset is the one it stands in or beside', () => {
  const at = body.indexOf('progress');
  expect(wordAt(body, at + 3)).toEqual(spanOf('progress'));
  expect(wordAt(body, at + 'progress'.length)).toEqual(spanOf('progress'));
  expect(wordAt('—  —', 2)).toBeNull();
});
