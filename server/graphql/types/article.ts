import { builder } from '../builder.ts';
import { connectionComplexity } from '../complexity.ts';
import { quoteOrdering } from '../queries/quote-query.ts';
import { QuoteFilter, QuoteOrder } from './quote-arguments.ts';
import { QuoteConnection } from './quote-connection.ts';
import { recordTexts } from './record-texts.ts';
import { quoteConditions } from '../queries/quote-query.ts';

/** A news article. */
export const Article = builder.drizzleNode('articles', {
  name: 'Article',
  description: 'A news article: the NewsArticle of schema.org.',
  id: { column: (article) => article.id, description: 'Global id.' },
  select: { columns: { id: true } },
  fields: (t) => ({
    revision: t.exposeInt('revision', recordTexts.revision),
    createdAt: t.expose('createdAt', { type: 'DateTime', ...recordTexts.createdAt }),
    createdBy: t.relation('createdByAccount', { nullable: true, ...recordTexts.createdBy }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', ...recordTexts.updatedAt }),
    updatedBy: t.relation('updatedByAccount', { nullable: true, ...recordTexts.updatedBy }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      ...recordTexts.deletedAt,
    }),
    headline: t.exposeString('headline', { description: 'The headline.' }),
    body: t.exposeString('body', {
      description:
        'The text, without markup; paragraphs are split by one blank line. Quotes point into it by UTF-16 code units.',
    }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'The language of the text as a BCP 47 tag: `en`.',
    }),
    agency: t.exposeString('agency', { nullable: true, description: 'The agency that sent it.' }),
    datelinePlace: t.exposeString('datelinePlace', {
      nullable: true,
      description: 'Where it was filed, in the words of its dateline: `KABUL`.',
    }),
    datelineDate: t.expose('datelineDate', {
      type: 'Date',
      nullable: true,
      description: 'The day of its dateline.',
    }),
    byline: t.exposeString('byline', { nullable: true, description: 'Who wrote it.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was published; the release date line, if that is all there is.',
    }),
    sourceUrl: t.exposeString('sourceUrl', {
      nullable: true,
      description: 'Where it can be read on the web.',
    }),
    slug: t.exposeString('slug', {
      nullable: true,
      description: "The agency's short name for the story.",
    }),
    editorsNote: t.exposeString('editorsNote', {
      nullable: true,
      description: 'A note of this desk, not part of the article.',
    }),
    document: t.relation('document', {
      nullable: true,
      description: 'What it was imported from; null where it was typed in.',
    }),
    quotes: t.relatedConnection(
      'quotes',
      {
        description: 'The statements in it, in reading order unless told otherwise.',
        args: {
          filter: t.arg({ type: QuoteFilter, description: 'Which of them; all unless told.' }),
          orderBy: t.arg({
            type: QuoteOrder,
            description: 'In which order: POSITION, ASC unless told.',
          }),
        },
        totalCount: true,
        complexity: connectionComplexity,
        query: ({ filter, orderBy }) => ({
          where: quoteConditions(filter),
          ...quoteOrdering(orderBy ?? { field: 'position', direction: 'asc' }),
        }),
      },
      QuoteConnection,
    ),
  }),
});
