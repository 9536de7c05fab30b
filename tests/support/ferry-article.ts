import { create } from './edits.ts';
import type { QuoteFields } from '#shared/records/quote.ts';
import { anchorSpan, quoteText } from '#shared/text/anchors.ts';

/** The text of an article in which most things happen that can happen to a statement. */
export const ferryBody = [
  'PORT AMSEL. May 29 (Meridian Wire) - The harbour ministry of Tarnvik welcomed the new ferry plan on Tuesday, officials said.',
  '"We see real progress [in the talks with Valdria]," said Mira Olt, the ministry’s spokesperson, "and we will not [...] walk away from the table." She spoke at a press conference in Port Amsel.',
  'The opposition was less pleased. Jonas Brekk called the plan "a gift to the shiping lobby" and said that it would raise prices for islanders by a third before the end of the year.',
  'According to a statement published on the Islanders’ Union’s social accounts, no ferry should sail before the prices are fixed.',
].join('\n\n');

/** The article as an edit that creates it. */
export const ferryArticle = create('article', {
  headline: 'Tarnvik welcomes ferry plan; islanders protest',
  body: ferryBody,
  agency: 'Meridian Wire',
  datelinePlace: 'PORT AMSEL',
  datelineDate: '2024-05-29',
  language: 'en',
});

/** The edit that creates a quote of the article from its words, one piece for each segment. */
export function ferryQuote(pieces: readonly string[], fields: Partial<QuoteFields> = {}) {
  const segments = pieces.map((words) => {
    const start = ferryBody.indexOf(words);
    if (start === -1) throw new Error(`not in the article: ${words}`);
    return anchorSpan(ferryBody, { start, end: start + words.length });
  });
  const reportedText = quoteText(ferryBody, segments);
  return create('quote', { articleId: ferryArticle.id, segments, reportedText, ...fields });
}
