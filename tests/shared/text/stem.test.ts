import { expect, it } from 'vitest';
import { fold } from '#shared/text/fold.ts';
import { stemOf, stemsOf } from '#shared/text/stem.ts';

it.each([
  ['statements', 'statement', 'en'],
  ['Häuser', 'Haus', 'de'],
  ['déclarations', 'déclaration', 'fr'],
  ['ministros', 'ministro', 'es'],
  ['заявления', 'заявление', 'ru'],
  ['المعلمون', 'معلم', 'ar'],
])('%s and %s have one stem, which a query for either asks for', (one, other, language) => {
  const stem = stemOf(fold(one), language);
  expect(stem).toBeDefined();
  expect(stemOf(fold(other), language)).toBe(stem);
  expect(stemsOf(fold(one))).toContain(stem);
  expect(stemsOf(fold(other))).toContain(stem);
});

it('keeps the stems of languages apart', () => {
  expect(stemOf('ministers', 'en')).not.toBe(stemOf('ministers', 'de'));
});

it('takes varieties of a language for the language', () => {
  expect(stemOf('harbours', 'en-GB')).toBe(stemOf('harbours', 'en'));
});

it('goes by the script where the language is not known', () => {
  expect(stemOf('harbours', null)).toBe(stemOf('harbours', 'en'));
  expect(stemOf('министров', null)).toBe(stemOf('министров', 'ru'));
});

it('stems nothing in a language that it has no stemmer for, nor what is not a word of its script', () => {
  expect(stemOf('ministrowie', 'pl')).toBeUndefined();
  expect(stemOf('harbours', 'ru')).toBeUndefined();
  expect(stemOf('1500', 'en')).toBeUndefined();
  expect(stemsOf('外交')).toEqual([]);
});
