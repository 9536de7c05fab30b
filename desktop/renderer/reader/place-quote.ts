import type { QuoteFields } from '#shared/records/quote.ts';
import { anchorSpan, quoteText } from '#shared/text/anchors.ts';
import { compareSpans, type Span } from '#shared/text/spans.ts';
import { toUttered } from '#shared/text/uttered.ts';

/** The fields of a quote that follow from where it stands in the body. */
export type QuotePlace = Pick<QuoteFields, 'segments' | 'reportedText' | 'utteredText'>;

/** Where a quote stands that consists of these spans of the body: in reading order, overlapping ones made one. */
export function placeQuote(body: string, spans: readonly Span[]): QuotePlace {
  const joined: Span[] = [];
  for (const span of [...spans].sort(compareSpans)) {
    const last = joined[joined.length - 1];
    if (last === undefined || span.start > last.end) joined.push(span);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  const reportedText = quoteText(body, joined);
  const uttered = toUttered(reportedText);
  return {
    segments: joined.map((span) => anchorSpan(body, span)),
    reportedText,
    utteredText: uttered === reportedText ? null : uttered,
  };
}
