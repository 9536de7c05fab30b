import { align } from './align.ts';
import { boundaryAfter, boundaryBefore, type Span } from './spans.ts';
import { likelyStarts, type WordIndex } from './word-index.ts';

/** A text's body with the index that finding changed words in it needs. */
export interface IndexedBody {
  readonly text: string;
  readonly words: WordIndex;
}

// A quote of which more than this has changed is another quote.
const mostChanged = 0.35;
// Below this length one edit changes too much to tell it from another word.
const shortest = 8;
const slack = 96;
// Longer texts are compared by their two ends: the table would otherwise grow with the square.
const longestWhole = 480;
const endLength = 160;

/**
 * Finds a text that was itself edited: near `near` and where its rare words now stand, with at most a
 * third of its characters changed. Null when nothing there is like it enough.
 */
export function approximateOccurrence(body: IndexedBody, text: string, near: number): Span | null {
  if (text.length < shortest) return null;
  const candidates: number[] = [];
  for (const start of [near, ...likelyStarts(body.words, text)]) {
    if (candidates.every((other) => Math.abs(other - start) > slack / 2)) candidates.push(start);
  }
  // Most edits are small, and a small limit is many times faster to search with.
  for (const changed of [mostChanged / 3, mostChanged]) {
    for (const candidate of candidates) {
      const found =
        text.length <= longestWhole
          ? alignWhole(body.text, text, candidate, changed)
          : alignEnds(body, text, candidate, changed);
      if (found !== null) return tidy(body.text, text, found);
    }
  }
  return null;
}

function alignWhole(body: string, text: string, near: number, changed: number): Span | null {
  const limit = Math.floor(text.length * changed);
  const from = clamp(near - slack, body);
  const window = body.slice(from, clamp(near + text.length + slack + limit, body));
  const found = align(text, window, limit);
  return found === null ? null : { start: from + found.start, end: from + found.end };
}

function alignEnds(body: IndexedBody, text: string, near: number, changed: number): Span | null {
  const tail = text.slice(-endLength);
  const head = alignWhole(body.text, text.slice(0, endLength), near, changed);
  if (head === null) return null;
  const expected = head.start + text.length - endLength;
  for (const place of [expected, ...likelyStarts(body.words, tail)]) {
    const end = alignWhole(body.text, tail, place, changed);
    if (end === null || end.start < head.end) continue;
    const length = end.end - head.start;
    // The middle is not compared, so its length must vouch for it.
    if (Math.abs(length - text.length) > text.length * mostChanged) continue;
    return { start: head.start, end: end.end };
  }
  return null;
}

// The cheapest alignment may cut a replaced first or last word in two; a quote that began and ended with
// whole words still should, and white space at its ends is never part of it.
function tidy(body: string, text: string, { start, end }: Span): Span {
  let from = boundaryBefore(body, start);
  let to = boundaryAfter(body, end);
  if (isWord(text.charAt(0))) {
    while (
      from > 0 &&
      start - from < 24 &&
      isWord(body.charAt(from - 1)) &&
      isWord(body.charAt(from))
    )
      from -= 1;
  }
  if (isWord(text.charAt(text.length - 1))) {
    while (
      to < body.length &&
      to - end < 24 &&
      isWord(body.charAt(to)) &&
      isWord(body.charAt(to - 1))
    )
      to += 1;
  }
  while (from < to && /\s/u.test(body.charAt(from))) from += 1;
  while (to > from && /\s/u.test(body.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function isWord(character: string): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(character);
}

function clamp(offset: number, body: string): number {
  return Math.min(Math.max(0, offset), body.length);
}
