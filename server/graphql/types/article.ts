import { sql } from 'drizzle-orm';
import { articles, documents, quotes } from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { column, one, planned } from '../plan/field-plan.ts';
import { QuoteFilter, QuoteOrder } from './quote-arguments.ts';
import { QuoteConnection } from './quote-connection.ts';
import { recordFields } from './record-fields.ts';
import { articleRef } from './refs.ts';
import { RejectedSuggestion } from './rejected-suggestion.ts';
import { SourceDocument } from './source-document.ts';

/** A news article. */
export const Article = articleRef.implement({
  description: 'A news article: the NewsArticle of schema.org.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    ...recordFields(t, 'Article', articles),
    headline: t.string({ ...column(articles.headline), description: 'The headline.' }),
    body: t.string({
      ...column(articles.body),
      description:
        'The text, without markup; paragraphs are split by one blank line. Quotes point into it by UTF-16 code units.',
    }),
    language: t.string({
      ...column(articles.language),
      nullable: true,
      description: 'The language of the text as a BCP 47 tag: `en`.',
    }),
    agency: t.string({
      ...column(articles.agency),
      nullable: true,
      description: 'The agency that sent it.',
    }),
    datelinePlace: t.string({
      ...column(articles.datelinePlace),
      nullable: true,
      description: 'Where it was filed, in the words of its dateline: `KABUL`.',
    }),
    datelineDate: t.field({
      ...column(articles.datelineDate),
      type: 'Date',
      nullable: true,
      description: 'The day of its dateline.',
    }),
    byline: t.string({ ...column(articles.byline), nullable: true, description: 'Who wrote it.' }),
    publishedAt: t.field({
      ...column(articles.publishedAt),
      type: 'DateTime',
      nullable: true,
      description: 'When it was published; the release date line, if that is all there is.',
    }),
    sourceUrl: t.string({
      ...column(articles.sourceUrl),
      nullable: true,
      description: 'Where it can be read on the web.',
    }),
    slug: t.string({
      ...column(articles.slug),
      nullable: true,
      description: "The agency's short name for the story.",
    }),
    editorsNote: t.string({
      ...column(articles.editorsNote),
      nullable: true,
      description: 'A note of this desk, not part of the article.',
    }),
    storyId: t.string({
      ...column(articles.storyId),
      nullable: true,
      description:
        "Which story it reports, as its document says: the agency's id, or `slug:` with agency and slug. The agency's next version of the story becomes a revision of this article. Null where the document names none.",
    }),
    storyVersion: t.string({
      ...column(articles.storyVersion),
      nullable: true,
      description:
        'Which version of that story it holds: a number as in `2`, with `2.1` for a correction of it, or an instant.',
    }),
    rejectedSuggestions: t.field({
      type: [RejectedSuggestion],
      ...planned({ plan: 'members', of: articles.rejectedSuggestions }),
      description: 'The suggested quotes that editors rejected, which `suggestions` leaves out.',
    }),
    document: t.field({
      type: SourceDocument,
      ...one(articles.documentHash, documents.hash),
      nullable: true,
      description: 'What it was imported from; null where it was typed in.',
    }),
    quotes: t.field({
      type: QuoteConnection,
      ...planned({
        plan: 'connection',
        kind: 'quote',
        within: (article, quote) => sql`${quote.of(quotes.articleId)} = ${article.of(articles.id)}`,
        order: { field: 'position', direction: 'asc' },
      }),
      description: 'The statements in it, in reading order unless told otherwise.',
      args: {
        ...t.arg.connectionArgs(),
        filter: t.arg({ type: QuoteFilter, description: 'Which of them; all unless told.' }),
        orderBy: t.arg({
          type: QuoteOrder,
          description: 'In which order: POSITION, ASC unless told.',
        }),
      },
    }),
  }),
});
