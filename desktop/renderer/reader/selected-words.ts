import { boundaryAfter, boundaryBefore, type Span } from '#shared/text/spans.ts';
import type { QuoteKind } from '#shared/records/quote.ts';

// Single marks are left alone: mostly they are apostrophes.
const openers = '"“„«‹»';
const closers = '"”“»›«';

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
  const marks = [...body.slice(start, end).matchAll(/["“”„«»‹›]/gu)].length;
  const opens = openers.includes(body.charAt(start));
  const closes = closers.includes(body.charAt(end - 1));
  if (opens && closes && marks === 2) {
    start += 1;
    end -= 1;
  } else if (opens && marks === 1) {
    start += 1;
  } else if (closes && marks === 1) {
    end -= 1;
  }
  ({ start, end } = trimSpace(body, { start, end }));
  return start < end ? { start, end } : null;
}

/** The kind of quote that words are, seen from the quotation marks in and around them. */
export function kindOfWords(body: string, { start, end }: Span): QuoteKind {
  if (opensAt(body, start) && /^\s*["”“»›]/u.test(body.slice(end))) return 'direct';
  return /["“„«][^"”“»]+["”“»]/u.test(body.slice(start, end)) ? 'mixed' : 'indirect';
}

// A straight mark looks the same at both ends of a quotation: it opens one when it is odd in its paragraph.
function opensAt(body: string, start: number): boolean {
  const before = body.slice(body.lastIndexOf('\n\n', start) + 1, start).trimEnd();
  if (before.endsWith('"')) return before.split('"').length % 2 === 0;
  return /[“„«‹]$/u.test(before);
}

function trimSpace(body: string, span: Span): Span {
  const text = body.slice(span.start, span.end);
  return {
    start: span.start + (text.length - text.trimStart().length),
    end: span.end - (text.length - text.trimEnd().length),
  };
}
