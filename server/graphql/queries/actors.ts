import { builder } from '../builder.ts';
import { connectionComplexity } from '../complexity.ts';
import { ActorFilter, ActorOrder } from '../types/actor-arguments.ts';
import { ActorConnection } from '../types/actor-connection.ts';
import { Actor } from '../types/actor.ts';
import { countAll, totalOf } from './count-records.ts';
import { actorConditions, actorOrdering } from './actor-query.ts';

builder.queryField('actors', (t) =>
  t.drizzleConnection(
    {
      type: Actor,
      description: 'The actors, by name unless told otherwise.',
      args: {
        filter: t.arg({ type: ActorFilter, description: 'Which of them; all unless told.' }),
        orderBy: t.arg({ type: ActorOrder, description: 'In which order: NAME, ASC unless told.' }),
      },
      complexity: connectionComplexity,
      totalCount: async (_parent, { filter }, { database }) =>
        totalOf(
          await database.query.actors.findMany({
            columns: {},
            extras: countAll,
            where: actorConditions(filter),
            limit: 1,
          }),
        ),
      resolve: (query, _parent, { filter, orderBy }, { database }) =>
        database.query.actors.findMany(
          query({
            columns: { id: true },
            where: actorConditions(filter),
            ...actorOrdering(orderBy),
          }),
        ),
    },
    ActorConnection,
  ),
);
