import { quoteTopics, topics } from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { column, one } from '../plan/field-plan.ts';
import type { Planned } from '../plan/planned-record.ts';
import { topicRef } from './refs.ts';
import { Stance } from './quote-enums.ts';

/** A topic of a statement. */
export const QuoteTopic = builder.objectRef<Planned>('QuoteTopic').implement({
  description: 'A topic of a statement, and the stance that the statement takes on it.',
  fields: (t) => ({
    stance: t.field({
      ...column(quoteTopics.stance),
      type: Stance,
      description: 'Where the statement stands.',
    }),
    topic: t.field({
      type: topicRef,
      ...one(quoteTopics.topicId, topics.id),
      description: 'The topic.',
    }),
  }),
});
