import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeParagraphs } from '#shared/text/merge-paragraphs.ts';

const text = (paragraphs: string): string => [...paragraphs].join('\n\n');

it.each([
  ['abc', 'abc', 'abc', 'abc'],
  ['abc', 'aXc', 'abc', 'aXc'],
  ['abc', 'abc', 'aXc', 'aXc'],
  ['abcd', 'Xbcd', 'abcY', 'XbcY'],
  ['abcd', 'acd', 'abcdY', 'acdY'],
  ['abc', 'aXbc', 'abYc', 'aXbYc'],
  ['abc', 'aXc', 'aXc', 'aXc'],
  ['ab', 'Xab', 'abX', 'XabX'],
  ['abcd', 'aXcd', 'abYd', 'aXYd'],
])('merges of %s the versions %s and %s into %s', (base, mine, theirs, merged) => {
  expect(mergeParagraphs(text(base), text(mine), text(theirs))).toBe(text(merged));
});

it.each([
  ['abc', 'aXc', 'aYc'],
  ['abc', 'ac', 'aYc'],
  ['ab', 'aXb', 'aYb'],
  ['a', 'X', 'Y'],
])('does not choose where both changed the same place: of %s the versions %s and %s', (...all) => {
  const [base, mine, theirs] = all.map(text);
  expect(mergeParagraphs(base ?? '', mine ?? '', theirs ?? '')).toBeNull();
});

it('gives back what the only side that changed anything made, and treats both sides alike', () => {
  const any = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(any, any, any, (base, one, other) => {
      const [was, mine, theirs] = [text(base), text(one), text(other)];
      expect(mergeParagraphs(was, mine, was)).toBe(mine);
      expect(mergeParagraphs(was, was, theirs)).toBe(theirs);
      expect(mergeParagraphs(was, mine, mine)).toBe(mine);
      expect(mergeParagraphs(was, mine, theirs)).toBe(mergeParagraphs(was, theirs, mine));
    }),
  );
});

it('does not work for ever on two long texts with nothing in common', () => {
  const long = (mark: string) =>
    Array.from({ length: 5000 }, (_, index) => `${mark}${index}`).join('\n\n');
  expect(mergeParagraphs(long('a'), long('b'), long('c'))).toBeNull();
});
