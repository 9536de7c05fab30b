import { sql } from 'drizzle-orm';
import { quotes, quoteTopics, topics } from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { column, one, planned } from '../plan/field-plan.ts';
import { QuoteFilter, QuoteOrder } from './quote-arguments.ts';
import { QuoteConnection } from './quote-connection.ts';
import { recordFields } from './record-fields.ts';
import { topicRef } from './refs.ts';

/** A subject that statements are about. */
export const Topic = topicRef.implement({
  description: 'A subject that statements are about; topics form a tree.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    ...recordFields(t, 'Topic', topics),
    name: t.string({ ...column(topics.name), description: 'What it is called.' }),
    description: t.string({
      ...column(topics.description),
      nullable: true,
      description: 'What belongs to it.',
    }),
    parent: t.field({
      type: topicRef,
      ...one(topics.parentId, topics.id),
      nullable: true,
      description: 'The wider topic; null at the top.',
    }),
    quotes: t.field({
      type: QuoteConnection,
      ...planned({
        plan: 'connection',
        kind: 'quote',
        within: (topic, quote) =>
          sql`${quote.of(quotes.id)} in (select ${quoteTopics.quoteId} from ${quoteTopics} where ${quoteTopics.topicId} = ${topic.of(topics.id)})`,
      }),
      description: 'The statements on it, the latest made first unless told otherwise.',
      args: {
        ...t.arg.connectionArgs(),
        filter: t.arg({ type: QuoteFilter, description: 'Which of them; all unless told.' }),
        orderBy: t.arg({
          type: QuoteOrder,
          description: 'In which order: CREATED_AT, DESC unless told.',
        }),
      },
    }),
  }),
});
