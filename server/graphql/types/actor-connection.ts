import { connectionType } from './connection-type.ts';
import { actorRef } from './refs.ts';

/** A page of actors. */
export const ActorConnection = connectionType(actorRef, {
  of: 'Actor',
  description: 'A page of actors.',
  edgeDescription: 'An actor, with its place in the list.',
});
