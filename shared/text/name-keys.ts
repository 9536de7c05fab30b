import { analyse } from './analyse.ts';
import { consonantsOf, isAbjad, romanize } from './romanize.ts';

/**
 * In what way two names can be the same, from the surest to the least sure. `consonants` and `abjad` are one kind of
 * key: the first is of a name that is written with its vowels, the second of one that is not, and only pairs with an
 * `abjad` key say something. Likewise `initials` of a name in full and the `acronym` that stands for it.
 */
export const nameKeyKinds = [
  'folded',
  'romanized',
  'consonants',
  'abjad',
  'initials',
  'acronym',
] as const;
/** One of `nameKeyKinds`. */
export type NameKeyKind = (typeof nameKeyKinds)[number];

/** A key of a name: names with a key in common may be those of one actor. */
export interface NameKey {
  readonly kind: NameKeyKind;
  readonly key: string;
}

// With fewer consonants too many names are alike: Ali, Eli and Laila are all `l`.
const fewestConsonants = 4;

// Words that acronyms leave out, in the languages of most names that are brought here.
const passedOver = new Set(
  'a al and at by d da das de del der des di die do dos du e el et for für i in la le les of on the to und van von y в для и к на о об от по при с та у в'.split(
    ' ',
  ),
);

/**
 * The keys of a name, each once. Neither case, accents, the order of the words, the script (Latin, Cyrillic, Greek,
 * Arabic) nor common ways of romanising matter. For comparing only: a key is not to be shown.
 */
export function nameKeys(name: string): readonly NameKey[] {
  const words = analyse(name);
  if (words.length === 0) return [];
  const keys: NameKey[] = [{ kind: 'folded', key: inAnyOrder(words) }];
  const abjad = isAbjad(name);
  if (!abjad) keys.push({ kind: 'romanized', key: inAnyOrder(words.map(romanize)) });
  // Not by word: Zabihullah is one word in Latin letters and two in Arabic ones.
  const consonants = withoutRepeats(words.map(consonantsOf).join(''));
  if (consonants.length >= fewestConsonants) {
    keys.push({ kind: abjad ? 'abjad' : 'consonants', key: consonants });
  }
  const initials = initialsOf(name);
  if (initials !== undefined) keys.push({ kind: 'initials', key: initials });
  const acronym = acronymOf(name);
  if (acronym !== undefined) keys.push({ kind: 'acronym', key: acronym });
  return keys.filter(({ key }) => key !== '');
}

function inAnyOrder(words: readonly string[]): string {
  return [...words].sort().join(' ');
}

function withoutRepeats(text: string): string {
  return text.replace(/(.)\1+/gu, '$1');
}

function initialsOf(name: string): string | undefined {
  const words = analyse(name).filter((word) => !passedOver.has(word));
  if (words.length < 2) return undefined;
  return romanize(words.map((word) => [...word][0] ?? '').join(''));
}

// All capitals, dots between them allowed: U.N., НАТО, OPEC+.
function acronymOf(name: string): string | undefined {
  const letters = name.trim().replace(/[.+]/gu, '');
  if (!/^\p{Lu}[\p{Lu}\p{N}]{1,9}$/u.test(letters)) return undefined;
  return romanize(analyse(letters).join(''));
}
