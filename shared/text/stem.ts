import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';

const latin = { en: english, de: german, fr: french, es: spanish };
const cyrillic = { ru: russian };
const arabicScript = { ar: arabic };

type Stemmers = Readonly<Record<string, (word: string) => string>>;

/**
 * Begins every term that is not a word of the text, so that no word is ever taken for one: no word has this sign, and
 * the beginning of a word is not the beginning of such a term.
 */
export const formMark = '≈';

/**
 * The stem of a folded word as a term of its language (`≈enstatement`), or undefined where there is no stemmer for it.
 * `language` is a BCP 47 tag. Where it is not known the script decides: English for Latin letters, Russian for Cyrillic,
 * Arabic for Arabic ones. A wrong guess costs a stem that nobody asks for; the word itself is found either way.
 */
export function stemOf(word: string, language: string | null): string | undefined {
  const stemmers = stemmersFor(word);
  const code = language === null ? Object.keys(stemmers)[0] : language.split('-')[0];
  return code === undefined ? undefined : tagged(word, code, stemmers);
}

/** The stems of a folded word in every language that it may be of: what a query, whose language nobody knows, asks for. */
export function stemsOf(word: string): string[] {
  const stemmers = stemmersFor(word);
  return Object.keys(stemmers).flatMap((code) => tagged(word, code, stemmers) ?? []);
}

function tagged(word: string, code: string, stemmers: Stemmers): string | undefined {
  const stemmer = stemmers[code];
  if (stemmer === undefined) return undefined;
  const stem = stemmer(word);
  // A stem of one letter stands for half a dictionary.
  return stem.length < 2 ? undefined : `${formMark}${code}${stem}`;
}

function stemmersFor(word: string): Stemmers {
  if (word.length < 3) return {};
  if (/^[a-z]+$/.test(word)) return latin;
  if (/^[\u0400-\u04ff]+$/.test(word)) return cyrillic;
  return /^[\u0620-\u064a]+$/.test(word) ? arabicScript : {};
}
