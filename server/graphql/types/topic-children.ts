import { builder } from '../builder.ts';
import { connectionComplexity } from '../complexity.ts';
import { topicOrdering } from '../queries/topic-query.ts';
import { TopicOrder } from './topic-arguments.ts';
import { TopicConnection } from './topic-connection.ts';
import { Topic } from './topic.ts';

// Beside the type and not in it: its list is a list of the type itself.
builder.drizzleObjectField(Topic, 'children', (t) =>
  t.relatedConnection(
    'children',
    {
      description: 'The narrower topics, by name unless told otherwise.',
      args: {
        orderBy: t.arg({ type: TopicOrder, description: 'In which order: NAME, ASC unless told.' }),
      },
      totalCount: true,
      complexity: connectionComplexity,
      query: ({ orderBy }) => ({
        where: { deletedAt: { isNull: true } },
        ...topicOrdering(orderBy),
      }),
    },
    TopicConnection,
  ),
);
