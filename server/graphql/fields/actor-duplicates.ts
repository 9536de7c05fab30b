import { duplicatesOfActors } from '#server/records/actor-duplicates.ts';
import { builder } from '../builder.ts';
import { collectKeys } from '../collect-keys.ts';
import { pageSize } from '../page-arguments.ts';
import { recordIdOf } from '../record-id.ts';
import { ActorDuplicate } from '../types/actor-duplicate.ts';
import { actorRef } from '../types/refs.ts';

const readDuplicates = collectKeys(({ database }, ids, _args: null) =>
  duplicatesOfActors(database, ids),
);

builder.objectField(actorRef, 'duplicates', (t) =>
  t.field({
    type: [ActorDuplicate],
    description:
      'The actors that may be this one, the likeliest first: `mergeActors` makes them one, `dismissActorDuplicate` says that they are two.',
    args: {
      first: t.arg.int({ defaultValue: 20, description: 'How many at most, 1 to 100.' }),
    },
    resolve: async (parent, { first }, context) => {
      const size = pageSize('first', first ?? 20);
      const id = recordIdOf(parent);
      const pairs = (await readDuplicates(context, id, 'duplicates', null)) ?? [];
      return pairs
        .slice(0, size)
        .map((pair) =>
          pair.actorId === id ? pair : { ...pair, actorId: id, otherId: pair.actorId },
        );
    },
  }),
);
