import { sql } from 'drizzle-orm';
import { topics } from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { planned } from '../plan/field-plan.ts';
import { TopicOrder } from './topic-arguments.ts';
import { TopicConnection } from './topic-connection.ts';
import { Topic } from './topic.ts';

// Beside the type and not in it: its list is a list of the type itself.
builder.objectField(Topic, 'children', (t) =>
  t.field({
    type: TopicConnection,
    ...planned({
      plan: 'connection',
      kind: 'topic',
      within: (topic, child) => sql`${child.of(topics.parentId)} = ${topic.of(topics.id)}`,
    }),
    description: 'The narrower topics, by name unless told otherwise.',
    args: {
      ...t.arg.connectionArgs(),
      orderBy: t.arg({ type: TopicOrder, description: 'In which order: NAME, ASC unless told.' }),
    },
  }),
);
