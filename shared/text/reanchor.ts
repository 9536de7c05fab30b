import { anchorStatuses, type AnchorStatus, type Segment } from '../records/quote.ts';
import { anchorSpan } from './anchors.ts';
import { approximateOccurrence, type IndexedBody } from './approximate-occurrence.ts';
import { changedRange, untouchedSpan, type ChangedRange } from './changed-range.ts';
import { exactOccurrence } from './exact-occurrence.ts';
import { boundaryAfter, boundaryBefore, spanProblem, type Span } from './spans.ts';
import { indexWords } from './word-index.ts';

/**
 * A quote's segments for the new body, and how well its least certain segment was placed:
 * `exact` same words at the same offset, `moved` same words elsewhere, `approximate` the words were
 * edited, `lost` not found. A lost segment keeps its old context and as much of its old offsets as the
 * new body allows (none at all in an empty body), so the quote's own reported text must be kept beside it.
 */
export interface Reanchored {
  readonly segments: readonly Segment[];
  readonly status: AnchorStatus;
}

/** Re-anchors the segments of one quote, see `reanchorer`. */
export function reanchor(
  oldBody: string,
  newBody: string,
  segments: readonly Segment[],
): Reanchored {
  return reanchorer(oldBody, newBody)(segments);
}

/**
 * Prepares the re-anchoring of all quotes of an edited body: what the bodies have in common is worked out
 * once, not once per quote. Offsets are UTF-16 code units; the segments must be good in the old body.
 */
export function reanchorer(
  oldBody: string,
  newBody: string,
): (segments: readonly Segment[]) => Reanchored {
  const range = changedRange(oldBody, newBody);
  let indexed: IndexedBody | null = null;
  // Most edits leave every quote's words alone, so the index is only made when one needs it.
  const index = (): IndexedBody => (indexed ??= { text: newBody, words: indexWords(newBody) });
  return (segments) => {
    if (oldBody === newBody) return { segments, status: 'exact' };
    const placed: Segment[] = [];
    let status: AnchorStatus = 'exact';
    let from = 0;
    for (const segment of segments) {
      const found = place(oldBody, newBody, segment, range, index, from);
      status = worse(status, found.status);
      if (found.span === null) {
        const kept = clampSegment(newBody, segment);
        if (kept !== null) placed.push(kept);
      } else {
        placed.push(anchorSpan(newBody, found.span));
        from = found.span.end;
      }
    }
    return { segments: placed, status };
  };
}

/**
 * Looks for a quote that was lost, by its reported text and its old segment's context. Only a quote of
 * one segment can be found so: where one of several ended is no longer known. Null when it is not there.
 */
export function findLostQuote(
  body: string,
  segments: readonly Segment[],
  reportedText: string,
): Reanchored | null {
  const [segment] = segments;
  if (segments.length > 1) return null;
  const near = segment?.start ?? 0;
  const { prefix, suffix } = segment ?? { prefix: '', suffix: '' };
  const exact = exactOccurrence(body, { text: reportedText, prefix, suffix, near });
  if (exact !== null) return { segments: [anchorSpan(body, exact)], status: 'moved' };
  const similar = approximateOccurrence(
    { text: body, words: indexWords(body) },
    reportedText,
    near,
  );
  return similar === null ? null : { segments: [anchorSpan(body, similar)], status: 'approximate' };
}

interface Placed {
  readonly span: Span | null;
  readonly status: AnchorStatus;
}

// `from` is where the quote's previous segment ended: segments stay in order and never overlap.
function place(
  oldBody: string,
  newBody: string,
  segment: Segment,
  range: ChangedRange,
  index: () => IndexedBody,
  from: number,
): Placed {
  const text = oldBody.slice(segment.start, segment.end);
  const untouched = untouchedSpan(range, segment);
  if (untouched !== null && untouched.start >= from && spanProblem(newBody, untouched) === null) {
    return { span: untouched, status: untouched.start === segment.start ? 'exact' : 'moved' };
  }
  const shift = segment.start >= range.oldEnd ? range.newEnd - range.oldEnd : 0;
  const near = segment.start + shift;
  const { prefix, suffix } = segment;
  const exact = exactOccurrence(newBody, { text, prefix, suffix, near }, from);
  if (exact !== null)
    return { span: exact, status: exact.start === segment.start ? 'exact' : 'moved' };
  const similar = approximateOccurrence(index(), text, near);
  if (similar === null || similar.start < from || spanProblem(newBody, similar) !== null) {
    return { span: null, status: 'lost' };
  }
  return { span: similar, status: 'approximate' };
}

function clampSegment(body: string, segment: Segment): Segment | null {
  if (body === '') return null;
  const start = boundaryBefore(body, Math.min(segment.start, body.length - 1));
  const end = boundaryAfter(body, Math.min(Math.max(segment.end, start + 1), body.length));
  return { ...segment, start, end };
}

function worse(a: AnchorStatus, b: AnchorStatus): AnchorStatus {
  return anchorStatuses.indexOf(a) >= anchorStatuses.indexOf(b) ? a : b;
}
