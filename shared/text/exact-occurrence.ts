import { isCharacterBoundary, type Span } from './spans.ts';

/** Words to find again: their text, what stood around them, and about where they should be. */
export interface Wanted {
  readonly text: string;
  readonly prefix: string;
  readonly suffix: string;
  /** UTF-16 code units; breaks ties between places that fit equally well. */
  readonly near: number;
}

// Of a text that occurs more often than this on one side ("the"), only the nearest places are compared.
const mostOccurrences = 2000;

/**
 * Finds the same text again, not before `from`: where most of its prefix and suffix stand around it, and
 * of several such places the one nearest to `near`. Null when the text does not occur.
 */
export function exactOccurrence(body: string, wanted: Wanted, from = 0): Span | null {
  const { text, near } = wanted;
  if (text === '') return null;
  let best: number | null = null;
  let bestScore = -1;
  // The places come nearest first on each side, so a tie is only won by a nearer one.
  for (const at of occurrences(body, text, Math.max(near, from), from)) {
    const score = contextScore(body, at, wanted);
    const nearer = best !== null && Math.abs(at - near) < Math.abs(best - near);
    if (score > bestScore || (score === bestScore && nearer)) {
      best = at;
      bestScore = score;
    }
  }
  return best === null ? null : { start: best, end: best + text.length };
}

function* occurrences(body: string, text: string, middle: number, from: number): Generator<number> {
  const whole = (at: number): boolean =>
    isCharacterBoundary(body, at) && isCharacterBoundary(body, at + text.length);
  let left = mostOccurrences;
  for (
    let at = body.indexOf(text, middle);
    at !== -1 && left > 0;
    at = body.indexOf(text, at + 1)
  ) {
    if (whole(at)) yield at;
    left -= 1;
  }
  left = mostOccurrences;
  // `lastIndexOf` takes a negative offset for 0, so the beginning of the body ends the search by itself.
  let at = middle === 0 ? -1 : body.lastIndexOf(text, middle - 1);
  while (at >= from && left > 0) {
    if (whole(at)) yield at;
    left -= 1;
    at = at === 0 ? -1 : body.lastIndexOf(text, at - 1);
  }
}

/** How many code units of the wanted prefix and suffix stand directly around the text at an offset. */
function contextScore(body: string, at: number, { text, prefix, suffix }: Wanted): number {
  let before = 0;
  while (
    before < prefix.length &&
    before < at &&
    prefix.charCodeAt(prefix.length - 1 - before) === body.charCodeAt(at - 1 - before)
  ) {
    before += 1;
  }
  const end = at + text.length;
  let after = 0;
  while (after < suffix.length && suffix.charCodeAt(after) === body.charCodeAt(end + after))
    after += 1;
  return before + after;
}
