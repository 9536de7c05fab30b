import { builder } from '../builder.ts';
import { Topic } from './topic.ts';
import { totalCountField } from './total-count.ts';

/** A page of topics. */
export const TopicConnection = builder.connectionObject(
  {
    type: Topic,
    name: 'TopicConnection',
    description: 'A page of topics.',
    fields: (t) => ({ totalCount: t.int(totalCountField) }),
  },
  { name: 'TopicEdge', description: 'A topic, with its place in the list.' },
);
