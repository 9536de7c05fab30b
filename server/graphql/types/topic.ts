import { builder } from '../builder.ts';
import { connectionComplexity } from '../complexity.ts';
import { quoteConditions, quoteOrdering } from '../queries/quote-query.ts';
import { QuoteFilter, QuoteOrder } from './quote-arguments.ts';
import { QuoteConnection } from './quote-connection.ts';
import { recordTexts } from './record-texts.ts';

/** A subject that statements are about. */
export const Topic = builder.drizzleNode('topics', {
  name: 'Topic',
  description: 'A subject that statements are about; topics form a tree.',
  id: { column: (topic) => topic.id, description: 'Global id.' },
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
    name: t.exposeString('name', { description: 'What it is called.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What belongs to it.',
    }),
    parent: t.relation('parent', {
      nullable: true,
      description: 'The wider topic; null at the top.',
    }),
    quotes: t.relatedConnection(
      'quotes',
      {
        description: 'The statements on it, the latest made first unless told otherwise.',
        args: {
          filter: t.arg({ type: QuoteFilter, description: 'Which of them; all unless told.' }),
          orderBy: t.arg({
            type: QuoteOrder,
            description: 'In which order: CREATED_AT, DESC unless told.',
          }),
        },
        totalCount: true,
        complexity: connectionComplexity,
        query: ({ filter, orderBy }) => ({
          where: quoteConditions(filter),
          ...quoteOrdering(orderBy),
        }),
      },
      QuoteConnection,
    ),
  }),
});
