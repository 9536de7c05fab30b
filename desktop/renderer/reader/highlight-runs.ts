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
}

/**
 * Cuts a paragraph at every edge of a highlight. The runs follow each other without a gap and together are the
 * paragraph, so highlights may overlap, nest, and go on in the next paragraph. Segments that lie outside of the
 * body, because it has changed since, are clipped.
 */
export function runsOf(paragraph: Span, highlights: readonly Highlight[]): readonly Run[] {
  const edges = new Set([paragraph.start, paragraph.end]);
  for (const { segments } of highlights) {
    for (const { start, end } of segments) {
      if (start > paragraph.start && start < paragraph.end) edges.add(start);
      if (end > paragraph.start && end < paragraph.end) edges.add(end);
    }
  }
  const cuts = [...edges].sort((one, other) => one - other);
  const shortestFirst = [...highlights].sort((one, other) => lengthOf(one) - lengthOf(other));
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? paragraph.end;
    const within = shortestFirst.filter(({ segments }) =>
      segments.some((segment) => segment.start < end && segment.end > start),
    );
    return {
      start,
      end,
      quotes: within.map(({ id }) => id),
      begins: within.filter((quote) => edgesOf(quote).start === start).map(({ id }) => id),
      ends: within.filter((quote) => edgesOf(quote).end === end).map(({ id }) => id),
    };
  });
}

function lengthOf({ segments }: Highlight): number {
  return segments.reduce((sum, { start, end }) => sum + end - start, 0);
}

function edgesOf({ segments }: Highlight): Span {
  return {
    start: Math.min(...segments.map(({ start }) => start)),
    end: Math.max(...segments.map(({ end }) => end)),
  };
}
