import { shortDate } from './dates.ts';
import { labels } from './labels.ts';
import type { QuoteKind, QuoteStatus } from '#shared/records/quote.ts';

/** The article as it is read, and what can be done with its words. */
export const reader = {
  article: 'Article',
  body: 'Text of the article',
  bodyHint:
    'Move the caret with the arrow keys, select words with Shift, and press Q to make a quote of them. Enter opens the quote at the caret.',
  gone: 'This article is no longer on the desk.',
  noText: 'This article has no text yet. Choose “Edit article” to paste it.',
  noAgency: 'No agency',
  edit: 'Edit article',
  published: (moment: string) => `Published ${moment}`,
  place: (place: string | null, date: string | null) =>
    [place, date === null ? null : shortDate(date)].filter(Boolean).join(', '),
  selectedWords: 'Selected words',
  makeQuote: 'Make quote',
  addToQuote: 'Add to quote',
  correct: 'Correct',
  correctWords: 'Correct the words',
  correctHint: 'Enter corrects them in the article and in every quote that holds them.',
  describe: (kind: QuoteKind, speaker: string | null, status: string) =>
    [`${labels.quoteKind[kind]} quote`, speaker, status].filter(Boolean).join(', '),
  status: (status: QuoteStatus) => labels.status[status].toLowerCase(),
  suggested: 'suggested',
};

/** The form of an article's own fields. */
export const articleForm = {
  label: 'Article details',
  headingNew: 'New article',
  heading: 'Edit article',
  back: 'Back to reading',
  headline: 'Headline',
  agency: ['Agency', 'Interfax'],
  datelinePlace: ['Dateline place', 'Kabul'],
  datelineDate: ['Dateline date', '2024-05-29'],
  byline: ['Byline', ''],
  publishedAt: ['Published (UTC)', '2024-05-29T19:02:00Z'],
  sourceUrl: ['Source address', 'https://'],
  slug: ['Slug', ''],
  language: ['Language', 'en'],
  body: 'Body',
  bodyPlaceholder: 'Paste the text. Leave a blank line between paragraphs.',
  bodyHint: 'Quotes keep their place: each is found again in the changed text.',
  editorsNote: 'Editor’s note',
} as const;
