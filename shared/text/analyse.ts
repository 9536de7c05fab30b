import { fold } from './fold.ts';
import type { WordMemory } from './word-memory.ts';

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
 * The version of all that makes terms and sort keys: what is here, in `fold.ts`, `stem.ts` and `romanize.ts`, and which
 * texts are searched. Whoever changes what comes out of them raises it, and both sides index anew when they next start.
 */
export const analyserVersion = 1;

/**
 * Makes the words of a text as they are searched, in its order, repetitions included. The server's index, the desktop's
 * and every query go through here, so that search finds the same online and offline. A word holds only letters, marks
 * and digits. A memory makes many texts faster and changes nothing.
 */
export function analyse(text: string, memory?: WordMemory): string[] {
  return wordsIn(text, 'document', memory);
}

/**
 * Where the words of a text stand, `[start, end)` in UTF-16 code units, in reading order and only as far as they are
 * asked for. `analyse` makes one or more words of each.
 */
export function* wordRanges(
  text: string,
): Generator<{ readonly start: number; readonly end: number }> {
  for (const match of text.matchAll(wordPattern)) {
    const start = match.index ?? 0;
    yield { start, end: start + match[0].length };
  }
}

/** A word of a query, and whether it stands for all words that begin with it. */
export interface QueryWord {
  readonly word: string;
  readonly prefix: boolean;
}

/** What a query asks for: words anywhere, or words side by side in this order. */
export type QueryPart =
  | ({ readonly is: 'word' } & QueryWord)
  | { readonly is: 'phrase'; readonly words: readonly QueryWord[] };

/**
 * Reads what somebody typed, each part once. A word followed by `*` asks for all words that begin with it; words between
 * quotation marks must stand side by side; a quotation mark that nothing closes, and all other signs, only part words.
 */
export function analyseQuery(text: string): QueryPart[] {
  const parts = new Map<string, QueryPart>();
  // Every second piece stood between two marks; the last of an odd number of marks closes nothing.
  const pieces = text.split(/["\u201c\u201d\u201e\u00ab\u00bb]/u);
  pieces.forEach((piece, index) => {
    const closed = index % 2 === 1 && index < pieces.length - 1;
    const words = queryWords(piece, closed ? 'document' : 'query');
    const found: QueryPart[] =
      closed && words.length > 1
        ? [{ is: 'phrase', words }]
        : words.map((word) => ({ is: 'word', ...word }));
    for (const part of found) parts.set(JSON.stringify(part), part);
  });
  return [...parts.values()];
}

function queryWords(text: string, purpose: Purpose): QueryWord[] {
  return text.split(/(?<=\*)/u).flatMap((piece) => {
    const words = wordsIn(piece.replace(/\*$/u, ''), purpose);
    const starred = /[\p{L}\p{M}\p{N}]\*$/u.test(piece);
    return words.map((word, index) => ({
      word,
      prefix: (starred && index === words.length - 1) || isLoneCharacter(word),
    }));
  });
}

type Purpose = 'document' | 'query';

function wordsIn(text: string, purpose: Purpose, memory?: WordMemory): string[] {
  const words: string[] = [];
  const make = (written: string): string[] => {
    const made: string[] = [];
    for (const word of plainWords(fold(written))) addScripts(word, purpose, made);
    return made;
  };
  for (const written of text.normalize('NFC').match(wordPattern) ?? []) {
    const made = memory === undefined ? make(written) : memory.words(written, make);
    // One by one: a page without spaces is one match of more words than a call takes arguments.
    for (const word of made) words.push(word);
  }
  return words;
}

// `U.S.` is us, `1,000` is 1000, `3.5` is 3 and 5, `l'homme` is l and homme, `Russia's` is russia.
function plainWords(word: string): string[] {
  const words: string[] = [];
  let rest = withoutPossessive(word);
  for (;;) {
    const at = rest.search(/['’ʼ]/u);
    const tied = rest.slice(0, Math.max(at, 0));
    if (at === rest.length - 1 || !elided.test(tied)) break;
    words.push(tied);
    rest = withoutPossessive(rest.slice(at + 1));
  }
  const joined = rest.replace(/['’ʼ\u05f4·\u00ad]/gu, '');
  if (/^\d{1,3}(?:[.,]\d{3})+$/u.test(joined) || /^\p{L}(?:\.\p{L})+$/u.test(joined)) {
    words.push(joined.replace(/[.,]/gu, ''));
  } else {
    for (const part of joined.split(/[^\p{L}\p{M}\p{N}]+/u)) if (part !== '') words.push(part);
  }
  return words;
}

function withoutPossessive(word: string): string {
  return word.endsWith('s') && /['’ʼ]/u.test(word.at(-2) ?? '') ? word.slice(0, -2) : word;
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
