import { fold } from './fold.ts';
import { stem } from './stem.ts';

/** A term of a query; `prefix` asks for every term that begins with it. */
export interface QueryTerm {
  readonly term: string;
  readonly prefix: boolean;
}

// Letters and digits with their marks, held together by a single apostrophe, dot, comma or colon-like mark inside
// (rules WB5 to WB12 of Unicode's UAX 29). Not `Intl.Segmenter`: its word breaks change with the ICU of
// each Node and Electron, and a term that only one side makes is a search that differs offline.
const wordPattern =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*(?:['’ʼ.,·\u05f4\u00ad][\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*)*/gu;

// Scripts without spaces, of which every two neighbouring characters make a term.
const unspaced =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}ー]+/gu;

// The articles and pronouns that French, Italian and Catalan tie to the next word: l'homme, dell'arte.
const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|un|gl|dell|all|nell|sull|dall|quell)$/u;

/**
 * Makes the search terms of a text, in its order, repetitions included. The server's index, the
 * desktop's and every query go through here, so that search finds the same online and offline. A term
 * holds only letters, marks and digits. `language` is a BCP 47 tag and may choose a stemmer.
 */
export function analyse(text: string, language?: string): string[] {
  return wordsIn(text, 'document').map((term) => stem(term, language));
}

/**
 * Makes the terms of a query, without repetitions. A word followed by `*` asks for all words that begin
 * with it, and is not stemmed; all other signs only part words.
 */
export function analyseQuery(text: string, language?: string): QueryTerm[] {
  const terms = new Map<string, QueryTerm>();
  for (const part of text.split(/(?<=\*)/u)) {
    const words = wordsIn(part.replace(/\*$/u, ''), 'query');
    const starred = /[\p{L}\p{M}\p{N}]\*$/u.test(part);
    words.forEach((word, index) => {
      const prefix = (starred && index === words.length - 1) || isLoneCharacter(word);
      const term = prefix ? word : stem(word, language);
      terms.set(`${term} ${String(prefix)}`, { term, prefix });
    });
  }
  return [...terms.values()];
}

type Purpose = 'document' | 'query';

function wordsIn(text: string, purpose: Purpose): string[] {
  const words: string[] = [];
  for (const match of text.normalize('NFC').matchAll(wordPattern)) {
    for (const word of plainWords(fold(match[0]))) addScripts(word, purpose, words);
  }
  return words;
}

// `U.S.` is us, `1,000` is 1000, `3.5` is 3 and 5, `l'homme` is l and homme, `Russia's` is russia.
function plainWords(word: string): string[] {
  const possessive = word.replace(/['’ʼ]s$/u, '');
  const tied = /^([^'’ʼ]+)['’ʼ](.+)$/u.exec(possessive);
  if (tied?.[1] !== undefined && tied[2] !== undefined && elided.test(tied[1]))
    return [tied[1], ...plainWords(tied[2])];
  const joined = possessive.replace(/['’ʼ\u05f4·\u00ad]/gu, '');
  if (/^\d{1,3}(?:[.,]\d{3})+$/u.test(joined) || /^\p{L}(?:\.\p{L})+$/u.test(joined))
    return [joined.replace(/[.,]/gu, '')];
  return joined.split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => part !== '');
}

function addScripts(word: string, purpose: Purpose, words: string[]): void {
  let at = 0;
  for (const match of word.matchAll(unspaced)) {
    const start = match.index ?? 0;
    if (start > at) words.push(word.slice(at, start));
    addPairs([...match[0]], purpose, words);
    at = start + match[0].length;
  }
  if (at < word.length) words.push(word.slice(at));
}

// A document's run also yields its last character alone, so that a query for one character finds it by
// prefix wherever it stands.
function addPairs(characters: readonly string[], purpose: Purpose, words: string[]): void {
  characters.forEach((character, index) => {
    const next = characters[index + 1];
    if (next !== undefined) words.push(character + next);
    else if (purpose === 'document' || index === 0) words.push(character);
  });
}

function isLoneCharacter(word: string): boolean {
  return [...word].length === 1 && word.search(unspaced) === 0;
}
