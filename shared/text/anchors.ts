import type { Segment } from '../records/quote.ts';
import { boundaryAfter, boundaryBefore, type Span } from './spans.ts';

/** How much text, in UTF-16 code units, a segment keeps on either side to be found again by. */
export const contextLength = 32;

/** Makes a segment of a span of the body: the span with up to `contextLength` code units before and after it. */
export function anchorSpan(body: string, { start, end }: Span): Segment {
  return {
    start,
    end,
    prefix: body.slice(boundaryAfter(body, Math.max(0, start - contextLength)), start),
    suffix: body.slice(end, boundaryBefore(body, Math.min(body.length, end + contextLength))),
  };
}

/** The words that each segment stands for, in the order of the segments. */
export function readSegments(body: string, segments: readonly Span[]): readonly string[] {
  return segments.map(({ start, end }) => body.slice(start, end));
}

/** The text as reported: the words of all segments, joined by one space. */
export function quoteText(body: string, segments: readonly Span[]): string {
  return readSegments(body, segments).join(' ');
}
