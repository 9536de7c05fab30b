import { assertNever } from '../errors/assert-never.ts';
import type { AnyRecord } from '../records/records.ts';
import { analyse } from '../text/analyse.ts';
import { consonantsOf, isAbjad, romanize } from '../text/romanize.ts';
import { formMark, stemOf } from '../text/stem.ts';

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
 * every word stands its stem in the record's language, or for a name how it sounds.
 */
export function searchTermsOf(record: AnyRecord): readonly PlacedTerms[] {
  const { texts, language, names } = searchable(record);
  const known = new Map<string, readonly string[]>();
  const formsOf = (word: string): readonly string[] => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const stem = names ? undefined : stemOf(word, language);
    const forms = names ? soundsOf(word) : stem === undefined ? [] : [stem];
    known.set(word, forms);
    return forms;
  };
  const between: PlacedTerms = { word: null, forms: [] };
  return texts.flatMap((text) => {
    const words = text === null ? [] : analyse(text);
    return words.length === 0
      ? []
      : [...words.map((word) => ({ word, forms: formsOf(word) })), between];
  });
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

interface Searchable {
  readonly texts: readonly (string | null)[];
  readonly language: string | null;
  /** Names are not bent like words, but spelt in many ways. */
  readonly names: boolean;
}

function searchable(record: AnyRecord): Searchable {
  switch (record.kind) {
    case 'article': {
      const { headline, body, byline, agency, datelinePlace, slug, editorsNote, language } =
        record.fields;
      const texts = [headline, body, byline, agency, datelinePlace, slug, editorsNote];
      return { texts, language, names: false };
    }
    case 'quote': {
      const { reportedText, utteredText, translation, cue, venue, note, language } = record.fields;
      const texts = [reportedText, utteredText, translation, cue, venue, note];
      return { texts, language, names: false };
    }
    case 'actor': {
      const { name, aliases, mergedInto } = record.fields;
      // The actor that took its place has its names.
      if (mergedInto !== null) return { texts: [], language: null, names: true };
      return { texts: [name, ...aliases.map((alias) => alias.name)], language: null, names: true };
    }
    case 'topic':
      return {
        texts: [record.fields.name, record.fields.description],
        language: null,
        names: false,
      };
    case 'affiliation':
      return { texts: [], language: null, names: false };
    default:
      return assertNever(record);
  }
}
