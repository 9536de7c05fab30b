import { assertNever } from '../errors/assert-never.ts';
import type { AnyRecord } from '../records/records.ts';
import { analyse } from '../text/analyse.ts';
import { consonantsOf, isAbjad, romanize } from '../text/romanize.ts';
import { formMark, stemOf } from '../text/stem.ts';
import { wordMemory, type WordMemory } from '../text/word-memory.ts';

/** The kinds of record that have search terms; nobody searches for affiliations. */
export const searchedKinds = ['topic', 'actor', 'article', 'quote'] as const;
/** One of `searchedKinds`. */
export type SearchedKind = (typeof searchedKinds)[number];

/** A word at its place in a record's texts, with the other terms by which it is found there. */
export interface PlacedTerms {
  /** Null between two texts, so that no phrase reaches from one into the next. */
  readonly word: string | null;
  readonly forms: readonly string[];
}

/**
 * The terms by which a record is found, in reading order; the server's index and the desktop's hold the same. Beside
 * every word stands its stem in the record's language, or for a name how it sounds. A memory makes many records faster and
 * changes nothing.
 */
export function searchTermsOf(record: AnyRecord, memory?: WordMemory): readonly PlacedTerms[] {
  const placed: PlacedTerms[] = [];
  eachTerm(record, memory, (word, forms) => placed.push({ word, forms }));
  return placed;
}

/** Tells each of the `searchTermsOf` a record in order, without making an object of each. */
export function eachTerm(
  record: AnyRecord,
  memory: WordMemory | undefined,
  tell: (word: string | null, forms: readonly string[]) => void,
): void {
  // Found under the actor that it was merged into, which has its names too.
  if (record.kind === 'actor' && record.fields.mergedInto !== null) return;
  const searched = searchTextsOf(record);
  const formsOf = wordForms(searched, memory);
  for (const { text } of searched.texts) {
    const words = analyse(text, memory);
    for (const word of words) tell(word, formsOf(word));
    if (words.length > 0) tell(null, []);
  }
}

/** Makes the function that tells the terms beside itself by which a word of some texts is found; it remembers them. */
export function wordForms(
  { language, names }: SearchTexts,
  memory = wordMemory(),
): (word: string) => readonly string[] {
  const remembered = memory.formsOf(names ? 'names' : (language ?? ''));
  const make = (word: string): readonly string[] => {
    if (names) return soundsOf(word);
    const stem = stemOf(word, language);
    return stem === undefined ? [] : [stem];
  };
  return (word) => remembered(word, make);
}

/** The terms of a name's sound, of its consonants among vowels, and of its consonants written alone. */
const soundMarks = { sound: `${formMark}0`, voiced: `${formMark}1`, bare: `${formMark}2` } as const;

/** The terms that a word of a name is found by besides itself. */
function soundsOf(word: string): readonly string[] {
  return [
    marked(soundMarks.sound, isAbjad(word) ? '' : romanize(word)),
    marked(isAbjad(word) ? soundMarks.bare : soundMarks.voiced, consonantsOf(word)),
  ].filter((term) => term !== undefined);
}

/**
 * The terms besides itself by which a word of a query finds names. A spelling without vowels only ever meets one with
 * them: of two with vowels the sound must be the same.
 */
export function soundsAskedBy(word: string): readonly string[] {
  return [
    marked(soundMarks.sound, isAbjad(word) ? '' : romanize(word)),
    marked(isAbjad(word) ? soundMarks.voiced : soundMarks.bare, consonantsOf(word)),
  ].filter((term) => term !== undefined);
}

// What has one letter left stands for too many names. Capitals are sounds of their own, but SQLite folds their case.
function marked(mark: string, key: string): string | undefined {
  if (key.length < 2) return undefined;
  return mark + key.replace(/[A-Z]/g, (sound) => sound.toLowerCase() + formMark);
}

/** What of a record is searched. */
export interface SearchTexts {
  /** In reading order, each with the field that it is from. */
  readonly texts: readonly { readonly field: string; readonly text: string }[];
  readonly language: string | null;
  /** Names are not bent like words, but spelt in many ways. */
  readonly names: boolean;
}

/** The texts of a record that are searched. */
export function searchTextsOf(record: AnyRecord): SearchTexts {
  switch (record.kind) {
    case 'article': {
      const { headline, body, byline, agency, datelinePlace, slug, editorsNote, language } =
        record.fields;
      const texts = { headline, body, byline, agency, datelinePlace, slug, editorsNote };
      return { texts: present(texts), language, names: false };
    }
    case 'quote': {
      const { reportedText, utteredText, translation, cue, venue, note, language } = record.fields;
      const texts = { reportedText, utteredText, translation, cue, venue, note };
      return { texts: present(texts), language, names: false };
    }
    case 'actor': {
      const { name, aliases } = record.fields;
      const others = aliases.map((alias) => ({ field: 'aliases', text: alias.name }));
      return { texts: [...present({ name }), ...others], language: null, names: true };
    }
    case 'topic': {
      const { name, description } = record.fields;
      return { texts: present({ name, description }), language: null, names: false };
    }
    case 'affiliation':
      return { texts: [], language: null, names: false };
    default:
      return assertNever(record);
  }
}

function present(texts: Readonly<Record<string, string | null>>): SearchTexts['texts'] {
  return Object.entries(texts).flatMap(([field, text]) => (text === null ? [] : [{ field, text }]));
}
