import type { QuoteKind } from '#shared/records/quote.ts';
import type { Span } from '#shared/text/spans.ts';

/**
 * How a content is reported, by the double quotation marks in it: all of it between them, a part of it, or none. Two
 * apostrophes are no mark here, although they bound a quote: the importers turn them into marks, and the corpus that
 * this is measured on does not count them.
 */
export function kindOf(text: string, content: readonly Span[]): QuoteKind {
  const words = content
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
    .trim();
  if (/^[‘'](?!').*[’'][,.]?$/su.test(words)) return 'direct';
  if (!/["“”„«»]/u.test(words)) return 'indirect';
  return /^["“”„«»].*["“”»«]$/su.test(words) ? 'direct' : 'mixed';
}
