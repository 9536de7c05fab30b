import { builder } from '../builder.ts';
import { planned } from '../plan/field-plan.ts';
import { readList } from '../plan/read-planned.ts';
import { TopicFilter, TopicOrder } from '../types/topic-arguments.ts';
import { TopicConnection } from '../types/topic-connection.ts';

builder.queryField('topics', (t) =>
  t.field({
    type: TopicConnection,
    ...planned({ plan: 'connection', kind: 'topic' }),
    description: 'The topics, by name unless told otherwise.',
    args: {
      ...t.arg.connectionArgs(),
      filter: t.arg({ type: TopicFilter, description: 'Which of them; all unless told.' }),
      orderBy: t.arg({ type: TopicOrder, description: 'In which order: NAME, ASC unless told.' }),
    },
    resolve: (_parent, _args, context, info) => readList(context, info),
  }),
);
