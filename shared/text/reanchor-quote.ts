import { anchorStatuses, type AnchorStatus, type Segment } from '../records/quote.ts';
import { anchorSpan, quoteText } from './anchors.ts';
import { exactOccurrence } from './exact-occurrence.ts';
import { findLostQuote, type Reanchored } from './reanchor.ts';
import { spanProblem } from './spans.ts';

/** A quote as far as its place in a body goes. */
export interface AnchoredQuote {
  readonly segments: readonly Segment[];
  readonly anchorStatus: AnchorStatus;
  readonly reportedText: string;
}

/** Whether the segments are good in this body and hold exactly these words. */
export function holdsWords(body: string, segments: readonly Segment[], words: string): boolean {
  return (
    segments.length > 0 &&
    segments.every((segment) => spanProblem(body, segment) === null) &&
    quoteText(body, segments) === words
  );
}

/**
 * Where a quote stands in an edited body, `place` being what `reanchorer` made of the two bodies. A quote of which any
 * segment is lost is lost as a whole: all its segments stay as they were when they were last found, because their
 * lengths tell which of the reported words are whose, and that is how they are found again when the words come back.
 * Where a quote was in doubt before, an edit elsewhere does not settle it, but its exact words do.
 */
export function reanchorQuote(
  { segments, anchorStatus: was, reportedText }: AnchoredQuote,
  place: (segments: readonly Segment[]) => Reanchored,
  body: string,
): Reanchored {
  if (was === 'lost') {
    const found = findWords(body, segments, reportedText) ?? { segments, status: 'lost' };
    // Put back by the server, even where it stood: `exact` is what an editor placed and nothing has moved since.
    return found.status === 'exact' ? { ...found, status: 'moved' } : found;
  }
  const now = place(segments);
  if (now.status === 'lost') return { segments, status: 'lost' };
  const exact = was === 'approximate' && holdsWords(body, now.segments, reportedText);
  return exact ? { ...now, status: 'moved' } : { ...now, status: worse(was, now.status) };
}

/**
 * Looks for the reported words in a body of which nothing else is known: `exact` where the segments hold them, `moved`
 * where all of them stand elsewhere, in order, and `approximate` for a quote of one segment whose words were edited.
 * Null where they are not there.
 */
export function findWords(
  body: string,
  segments: readonly Segment[],
  reportedText: string,
): Reanchored | null {
  if (holdsWords(body, segments, reportedText)) return { segments, status: 'exact' };
  if (segments.length < 2) return findLostQuote(body, segments, reportedText);
  const parts = wordsOfSegments(segments, reportedText);
  if (parts === null) return null;
  const found: Segment[] = [];
  for (const [index, { prefix, suffix, start: near }] of segments.entries()) {
    const wanted = { text: parts[index] ?? '', prefix, suffix, near };
    const span = exactOccurrence(body, wanted, found.at(-1)?.end ?? 0);
    if (span === null) return null;
    found.push(anchorSpan(body, span));
  }
  return { segments: found, status: 'moved' };
}

/**
 * The words of each segment, out of the reported text that they were joined to. Null where their lengths do not fit it:
 * then the words were edited after the text was taken.
 */
export function wordsOfSegments(
  segments: readonly Segment[],
  reportedText: string,
): readonly string[] | null {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of segments) {
    if (from > 0 && reportedText.charAt(from - 1) !== ' ') return null;
    parts.push(reportedText.slice(from, from + end - start));
    from += end - start + 1;
  }
  return from === reportedText.length + 1 ? parts : null;
}

function worse(one: AnchorStatus, other: AnchorStatus): AnchorStatus {
  return anchorStatuses.indexOf(one) > anchorStatuses.indexOf(other) ? one : other;
}
