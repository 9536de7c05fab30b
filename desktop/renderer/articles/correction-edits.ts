import { placeQuote } from '../reader/place-quote.ts';
import { placedSegments } from '../reader/placed-segments.ts';
import type { ArticleDetail, RecordView } from '#desktop/ipc/replica-views.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { spansOverlap, type Span } from '#shared/text/spans.ts';
import { toUttered } from '#shared/text/uttered.ts';

/**
 * The edits that put other words in the place of a span of an article's body: the body's own, and one for each quote that
 * holds some of the words, so that its words are corrected too and it keeps its place. All other quotes are moved along
 * by whoever applies the first. A quote of which nothing would be left is not touched: it is lost, and told of.
 */
export function correctionEdits(
  { article, quotes }: ArticleDetail,
  span: Span,
  words: string,
): readonly Edit[] {
  const before = article.record.fields.body;
  const body = before.slice(0, span.start) + words + before.slice(span.end);
  if (body === before) return [];
  const { id } = article.record;
  const { baseRevision } = article;
  return [
    { action: 'update', kind: 'article', id, baseRevision, changes: { body } },
    ...quotes.flatMap((quote) => corrected(quote, before, body, span, words) ?? []),
  ];
}

function corrected(
  { record, baseRevision }: RecordView<'quote'>,
  before: string,
  body: string,
  span: Span,
  words: string,
): Edit | null {
  const { segments, anchorStatus } = placedSegments(before, record.fields);
  if (anchorStatus === 'lost' || !segments.some((segment) => spansOverlap(segment, span))) {
    return null;
  }
  const longer = words.length - (span.end - span.start);
  const moved = segments
    .map(({ start, end }) => ({
      start: start >= span.end ? start + longer : Math.min(start, span.start),
      end: end <= span.start ? end : Math.max(end, span.end) + longer,
    }))
    .filter(({ start, end }) => start < end);
  const place = placeQuote(body, moved);
  if (place.reportedText.trim() === '') return null;
  const { utteredText, ...kept } = place;
  // What an editor wrote down as uttered is theirs to change.
  const { utteredText: written, reportedText } = record.fields;
  const derived = toUttered(reportedText);
  const isOurs = written === (derived === reportedText ? null : derived);
  const changes = isOurs ? { ...kept, utteredText } : kept;
  return { action: 'update', kind: 'quote', id: record.id, baseRevision, changes };
}
