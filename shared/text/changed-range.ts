import { boundaryAfter, boundaryBefore, type Span } from './spans.ts';

/** The one range outside of which two texts are the same: `[start, oldEnd)` became `[start, newEnd)`. */
export interface ChangedRange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Finds the changed range of two texts from their common beginning and end; offsets in UTF-16 code units. */
export function changedRange(oldText: string, newText: string): ChangedRange {
  const shorter = Math.min(oldText.length, newText.length);
  let start = 0;
  while (start < shorter && oldText.charCodeAt(start) === newText.charCodeAt(start)) start += 1;
  start = boundaryBefore(oldText, boundaryBefore(newText, start));
  let tail = 0;
  const longestTail = shorter - start;
  while (
    tail < longestTail &&
    oldText.charCodeAt(oldText.length - 1 - tail) === newText.charCodeAt(newText.length - 1 - tail)
  ) {
    tail += 1;
  }
  const oldEnd = boundaryAfter(oldText, oldText.length - tail);
  const newEnd = boundaryAfter(newText, newText.length - tail);
  // Two texts can share half a pair at the seam; the shorter common end is then common to both.
  const common = Math.min(oldText.length - oldEnd, newText.length - newEnd);
  return { start, oldEnd: oldText.length - common, newEnd: newText.length - common };
}

/** Where a span outside the changed range stands now; null for one that the change touches. */
export function untouchedSpan(range: ChangedRange, { start, end }: Span): Span | null {
  if (end <= range.start) return { start, end };
  if (start < range.oldEnd) return null;
  const shift = range.newEnd - range.oldEnd;
  return { start: start + shift, end: end + shift };
}
