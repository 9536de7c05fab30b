import type { Span } from '#shared/text/spans.ts';

/** A paragraph of a body, in UTF-16 code units; the blank lines between paragraphs belong to none. */
export function paragraphsOf(body: string): readonly Span[] {
  const paragraphs: Span[] = [];
  let start = 0;
  for (const gap of body.matchAll(/\n[^\S\n]*(?:\n[^\S\n]*)+/gu)) {
    if (gap.index > start) paragraphs.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  if (start < body.length) paragraphs.push({ start, end: body.length });
  return paragraphs;
}

/** A quote's segments, to be shown in the text. */
export interface Highlight {
  readonly id: string;
  readonly segments: readonly Span[];
}

/** A stretch of text that is in the same quotes throughout. */
export interface Run extends Span {
  /** The quotes it is in, the shortest first: that is the one a click means. */
  readonly quotes: readonly string[];
  /** The quotes whose first code unit in the body this is. */
  readonly begins: readonly string[];
  /** The quotes whose last code unit in the body this is. */
  readonly ends: readonly string[];
  /** The quotes of which a segment ends here that is not the last: they go on further down. */
  readonly breaks: readonly string[];
}

/**
 * Cuts a paragraph at every edge of a highlight. The runs follow each other without a gap and together are the
 * paragraph, so highlights may overlap, nest, and go on in the next paragraph. Segments that lie outside of the
 * body, because it has changed since, are clipped.
 */
export function runsOf(paragraph: Span, highlights: readonly Highlight[]): readonly Run[] {
  const here = highlights
    .filter(({ segments }) =>
      segments.some(({ start, end }) => start < paragraph.end && end > paragraph.start),
    )
    .map(({ id, segments }) => ({ id, segments, length: lengthOf(segments), ...edgesOf(segments) }))
    .sort((one, other) => one.length - other.length);
  const edges = new Set([paragraph.start, paragraph.end]);
  for (const { segments } of here) {
    for (const { start, end } of segments) {
      if (start > paragraph.start && start < paragraph.end) edges.add(start);
      if (end > paragraph.start && end < paragraph.end) edges.add(end);
    }
  }
  const cuts = [...edges].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? paragraph.end;
    const within = here.filter(({ segments }) =>
      segments.some((segment) => segment.start < end && segment.end > start),
    );
    const breaks = within.filter(
      (quote) => quote.end !== end && quote.segments.some((segment) => segment.end === end),
    );
    return {
      start,
      end,
      quotes: idsOf(within),
      begins: idsOf(within.filter((quote) => quote.start === start)),
      ends: idsOf(within.filter((quote) => quote.end === end)),
      breaks: idsOf(breaks),
    };
  });
}

/**
 * The runs of several paragraphs in the order of a body; each looks only at the highlights that reach into it, so a long
 * article with many quotes takes no longer than the two together.
 */
export function runsOfParagraphs(
  paragraphs: readonly Span[],
  highlights: readonly Highlight[],
): readonly (readonly Run[])[] {
  const reaching = paragraphs.map((): Highlight[] => []);
  for (const highlight of highlights) {
    const { start, end } = edgesOf(highlight.segments);
    for (let index = firstEndingAfter(paragraphs, start); index < paragraphs.length; index += 1) {
      if ((paragraphs[index]?.start ?? end) >= end) break;
      reaching[index]?.push(highlight);
    }
  }
  return paragraphs.map((paragraph, index) => runsOf(paragraph, reaching[index] ?? []));
}

// Halves the paragraphs in question each time.
function firstEndingAfter(paragraphs: readonly Span[], offset: number): number {
  let [low, high] = [0, paragraphs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function idsOf(quotes: readonly { readonly id: string }[]): readonly string[] {
  return quotes.map(({ id }) => id);
}

function lengthOf(segments: readonly Span[]): number {
  return segments.reduce((sum, { start, end }) => sum + end - start, 0);
}

function edgesOf(segments: readonly Span[]): Span {
  return {
    start: Math.min(...segments.map(({ start }) => start)),
    end: Math.max(...segments.map(({ end }) => end)),
  };
}
