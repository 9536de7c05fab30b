import { describe, expect, test } from 'vitest';
import { kindOfWords, wordsSelected } from '#desktop/renderer/reader/selected-words.ts';

const wordsOf = (body: string, start = 0, end = body.length): string | null => {
  const span = wordsSelected(body, { start, end });
  return span === null ? null : body.slice(span.start, span.end);
};

describe('the words that a selection means', () => {
  test.each([
    ['  some words \n', 'some words'],
    ['"We welcome it," ', 'We welcome it,'],
    ['“We welcome it”', 'We welcome it'],
    ['„Wir begrüßen es“', 'Wir begrüßen es'],
    ['« nous saluons »', 'nous saluons'],
    ['"Half a quote', 'Half a quote'],
    ['the end of one"', 'the end of one'],
    ['he said "no"', 'he said "no"'],
    ['"No," he said, "never"', '"No," he said, "never"'],
    ["the ministers'", "the ministers'"],
  ])('%j means %j', (selected, words) => {
    expect(wordsOf(selected)).toBe(words);
  });

  test('nothing but space and marks means no words', () => {
    expect(wordsOf(' \n ')).toBeNull();
    expect(wordsOf('""')).toBeNull();
  });

  test('half a character is made whole and offsets beyond the body are cut', () => {
    const body = '😀 fine 😀';
    expect(wordsOf(body, 1, body.length - 1)).toBe(body);
    expect(wordsOf(body, -5, 99)).toBe(body);
  });
});

describe('the kind that words seem to be', () => {
  const body = 'He said "we will go," and that the "so-called plan" was off.';
  const kindOf = (words: string) => {
    const start = body.indexOf(words);
    return kindOfWords(body, { start, end: start + words.length });
  };

  test('words in quotation marks are direct', () => expect(kindOf('we will go,')).toBe('direct'));
  test('a report with marked words in it is mixed', () =>
    expect(kindOf('the "so-called plan" was off')).toBe('mixed'));
  test('a report without any is indirect', () => expect(kindOf('was off')).toBe('indirect'));
});
