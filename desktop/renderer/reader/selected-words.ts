import { boundaryAfter, boundaryBefore, type Span } from '#shared/text/spans.ts';
import type { QuoteKind } from '#shared/records/quote.ts';

const openers = '"“„«‹‘‚\'';
const closers = '"”“»›’\'';

/**
 * What an editor means by a selection: without white space around it, never half a character, and without the
 * quotation marks around the whole of it, because these are the article's and not the speaker's. A mark that
 * belongs to a pair inside the selection stays, as in `said "no"`. Answers null when no words are left.
 */
export function wordsSelected(body: string, selection: Span): Span | null {
  let { start, end } = trimSpace(body, {
    start: boundaryBefore(body, Math.max(0, selection.start)),
    end: boundaryAfter(body, Math.min(body.length, selection.end)),
  });
  if (start >= end) return null;
  const marks = [...body.slice(start, end)].filter((unit) => isMark(unit)).length;
  const opens = openers.includes(body.charAt(start));
  const closes = closers.includes(body.charAt(end - 1));
  if (opens && closes && marks === 2) {
    start += 1;
    end -= 1;
  } else if (opens && marks === 1) {
    start += 1;
  } else if (closes && marks === 1 && !isApostrophe(body.charAt(end - 1))) {
    end -= 1;
  }
  ({ start, end } = trimSpace(body, { start, end }));
  return start < end ? { start, end } : null;
}

/** The kind of quote that words are, seen from the quotation marks in and around them. */
export function kindOfWords(body: string, { start, end }: Span): QuoteKind {
  const before = body.slice(0, start).trimEnd().slice(-1);
  const after = body.slice(end).trimStart().slice(0, 1);
  if (before !== '' && '"“„«‹'.includes(before) && after !== '' && '"”“»›,.'.includes(after)) {
    return 'direct';
  }
  return /["“„«][^"”“»]+["”“»]/u.test(body.slice(start, end)) ? 'mixed' : 'indirect';
}

function trimSpace(body: string, span: Span): Span {
  const text = body.slice(span.start, span.end);
  return {
    start: span.start + (text.length - text.trimStart().length),
    end: span.end - (text.length - text.trimEnd().length),
  };
}

// Single marks are mostly apostrophes, so only double ones are counted as pairs.
function isMark(unit: string): boolean {
  return '"“”„«»‹›'.includes(unit);
}

function isApostrophe(unit: string): boolean {
  return unit === "'" || unit === '’';
}
