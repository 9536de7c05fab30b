import { builder } from '../builder.ts';
import { planned } from '../plan/field-plan.ts';
import { readList } from '../plan/read-planned.ts';
import { ActorFilter, ActorOrder } from '../types/actor-arguments.ts';
import { ActorConnection } from '../types/actor-connection.ts';

builder.queryField('actors', (t) =>
  t.field({
    type: ActorConnection,
    ...planned({ plan: 'connection', kind: 'actor' }),
    description: 'The actors, by name unless told otherwise.',
    args: {
      ...t.arg.connectionArgs(),
      filter: t.arg({ type: ActorFilter, description: 'Which of them; all unless told.' }),
      orderBy: t.arg({ type: ActorOrder, description: 'In which order: NAME, ASC unless told.' }),
    },
    resolve: (_parent, _args, context, info) => readList(context, info),
  }),
);
