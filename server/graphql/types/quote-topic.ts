import { builder } from '../builder.ts';
import { Stance } from './quote-enums.ts';

builder.drizzleObject('quoteTopics', {
  name: 'QuoteTopic',
  description: 'A topic of a statement, and the stance that the statement takes on it.',
  select: { columns: { quoteId: true, topicId: true } },
  fields: (t) => ({
    stance: t.expose('stance', { type: Stance, description: 'Where the statement stands.' }),
    topic: t.relation('topic', { description: 'The topic.' }),
  }),
});
