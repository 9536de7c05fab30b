import { builder } from '../builder.ts';
import { connectionComplexity } from '../complexity.ts';
import { TopicFilter, TopicOrder } from '../types/topic-arguments.ts';
import { TopicConnection } from '../types/topic-connection.ts';
import { Topic } from '../types/topic.ts';
import { countAll, totalOf } from './count-records.ts';
import { topicConditions, topicOrdering } from './topic-query.ts';

builder.queryField('topics', (t) =>
  t.drizzleConnection(
    {
      type: Topic,
      description: 'The topics, by name unless told otherwise.',
      args: {
        filter: t.arg({ type: TopicFilter, description: 'Which of them; all unless told.' }),
        orderBy: t.arg({ type: TopicOrder, description: 'In which order: NAME, ASC unless told.' }),
      },
      complexity: connectionComplexity,
      totalCount: async (_parent, { filter }, { database }) =>
        totalOf(
          await database.query.topics.findMany({
            columns: {},
            extras: countAll,
            where: topicConditions(filter),
            limit: 1,
          }),
        ),
      resolve: (query, _parent, { filter, orderBy }, { database }) =>
        database.query.topics.findMany(
          query({
            columns: { id: true },
            where: topicConditions(filter),
            ...topicOrdering(orderBy),
          }),
        ),
    },
    TopicConnection,
  ),
);
