/** A stretch `[start, end)` of a text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Why a span cannot point into a text. */
export type SpanProblem = 'not_whole_numbers' | 'empty' | 'outside' | 'splits_character';

/** Says what is wrong with a span for this text, or null when it is good: inside, not empty, splitting no surrogate pair. */
export function spanProblem(text: string, { start, end }: Span): SpanProblem | null {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return 'not_whole_numbers';
  if (start < 0 || end > text.length) return 'outside';
  if (start >= end) return 'empty';
  return isCharacterBoundary(text, start) && isCharacterBoundary(text, end)
    ? null
    : 'splits_character';
}

/** Whether an offset stands between two code points, not inside a surrogate pair. */
export function isCharacterBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  return !(isHighSurrogate(text.charCodeAt(offset - 1)) && isLowSurrogate(text.charCodeAt(offset)));
}

/** The offset itself, or the one before it when it stands inside a surrogate pair. */
export function boundaryBefore(text: string, offset: number): number {
  return isCharacterBoundary(text, offset) ? offset : offset - 1;
}

/** The offset itself, or the one after it when it stands inside a surrogate pair. */
export function boundaryAfter(text: string, offset: number): number {
  return isCharacterBoundary(text, offset) ? offset : offset + 1;
}

/** Orders spans as they are read: by start, then by end. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

/** Whether two spans have a code unit in common; spans that only touch do not. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether each span ends before the next begins: in reading order, none overlapping. */
export function areInOrder(spans: readonly Span[]): boolean {
  return spans.every((span, index) => index === 0 || (spans[index - 1]?.end ?? 0) <= span.start);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
