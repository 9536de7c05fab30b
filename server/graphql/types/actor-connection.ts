import { builder } from '../builder.ts';
import { Actor } from './actor.ts';
import { totalCountField } from './total-count.ts';

/** A page of actors. */
export const ActorConnection = builder.connectionObject(
  {
    type: Actor,
    name: 'ActorConnection',
    description: 'A page of actors.',
    fields: (t) => ({ totalCount: t.int(totalCountField) }),
  },
  { name: 'ActorEdge', description: 'An actor, with its place in the list.' },
);
