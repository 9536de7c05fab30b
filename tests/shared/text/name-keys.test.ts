import { describe, expect, test } from 'vitest';
import { nameKeys, type NameKeyKind } from '#shared/text/name-keys.ts';

const keyOf = (name: string, kind: NameKeyKind) =>
  nameKeys(name).find((each) => each.kind === kind)?.key;

describe('names of one actor share a key', () => {
  test.each([
    ['Ivanov, Ivan', 'IVAN IVANOV', 'folded'],
    ['José Ñúñez', 'Jose Nunez', 'folded'],
    ['Сергей Лавров', 'Sergey Lavrov', 'romanized'],
    ['Сергей Лавров', 'Lavrov Sergei', 'romanized'],
    ['Володимир Зеленський', 'Volodymyr Zelenskyy', 'romanized'],
    ['Никита Хрущёв', 'Nikita Khrushchev', 'romanized'],
    ['Борис Ельцин', 'Boris Yeltsin', 'romanized'],
    ['Кириакос Мицотакис', 'Kyriakos Mitsotakis', 'romanized'],
    ['Κυριάκος Μητσοτάκης', 'Kyriakos Mitsotakis', 'romanized'],
    ['Ανδρέας Παπανδρέου', 'Andreas Papandreou', 'romanized'],
  ] as const)('%s and %s, as %s', (one, other, kind) => {
    expect(keyOf(one, kind)).toBeDefined();
    expect(keyOf(one, kind)).toBe(keyOf(other, kind));
  });

  test.each([
    ['ذبیح الله مجاهد', 'Zabihullah Mujahid'],
    ['ذبيح الله مجاهد', 'Забихулла Муджахид'],
    ['محمد بن سلمان', 'Mohammed bin Salman'],
    ['محمود عباس', 'Mahmoud Abbas'],
  ])('%s in Arabic letters and %s by their consonants', (arabic, other) => {
    expect(keyOf(arabic, 'abjad')).toBeDefined();
    expect(keyOf(arabic, 'abjad')).toBe(keyOf(other, 'consonants'));
  });

  test.each([
    ['World Health Organization', 'WHO'],
    ['United Nations', 'U.N.'],
    ['Islamic State of Iraq and the Levant', 'ISIL'],
    ['Организация Объединённых Наций', 'ООН'],
  ])('%s and its acronym %s', (full, acronym) => {
    expect(keyOf(full, 'initials')).toBeDefined();
    expect(keyOf(full, 'initials')).toBe(keyOf(acronym, 'acronym'));
  });
});

test('names of different actors share no key', () => {
  const keys = (name: string) => nameKeys(name).map(({ kind, key }) => `${kind} ${key}`);
  const others = new Set(keys('Sergei Lavrov'));
  expect(keys('Sergei Shoigu').filter((key) => others.has(key))).toEqual([]);
});

test('names that are too short have no key by their consonants alone', () => {
  expect(keyOf('Ali', 'consonants')).toBeUndefined();
  expect(keyOf('علي', 'abjad')).toBeUndefined();
});

test('a text without a letter or digit has no keys', () => {
  expect(nameKeys('— !')).toEqual([]);
});
