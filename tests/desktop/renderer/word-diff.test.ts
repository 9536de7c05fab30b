import { expect, it } from 'vitest';
import { condensed, diffWords, type DiffPart } from '#desktop/renderer/words/word-diff.ts';

const without = (parts: readonly DiffPart[], kind: DiffPart['kind']): readonly string[] =>
  parts.filter((part) => part.kind !== kind).map(({ text }) => text);

it('marks the words that were added and taken out, and no others', () => {
  expect(
    diffWords('The talks end on Tuesday, he said.', 'The talks went on Tuesday, he said.'),
  ).toEqual([
    { kind: 'same', text: 'The talks ' },
    { kind: 'removed', text: 'end ' },
    { kind: 'added', text: 'went ' },
    { kind: 'same', text: 'on Tuesday, he said.' },
  ]);
});

it('holds both versions whole, whatever they are', () => {
  // Linear congruential, so that a failure comes again: the multiplier of Numerical Recipes, modulo 2^32.
  let state = 7;
  const next = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % most;
  };
  const text = (): string =>
    Array.from({ length: next(30) }, () => ['a', 'bee', 'sea ', '', '😀'][next(5)]).join(' ');
  for (let round = 0; round < 500; round += 1) {
    const [before, after] = [text(), text()];
    const parts = diffWords(before, after);
    expect(without(parts, 'removed').join('')).toBe(after);
    const words = (of: string): string[] => of.split(/\s+/u).filter((word) => word !== '');
    expect(words(without(parts, 'added').join(' '))).toEqual(words(before));
  }
});

it('shows a text of another length as replaced rather than compare for minutes', () => {
  const many = (word: string): string => Array.from({ length: 3_000 }, () => word).join(' ');
  expect(diffWords(many('one'), many('two')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

it('cuts what is the same down to the words around a difference', () => {
  const same = Array.from({ length: 100 }, (_, index) => `w${index} `).join('');
  const [first, second] = condensed(diffWords(`${same}old`, `${same}new`));
  expect(first?.text).toMatch(/^… w88 .*w99 $/);
  expect(second).toEqual({ kind: 'removed', text: 'old' });
});
