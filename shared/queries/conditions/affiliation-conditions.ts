import { day, idOf } from '../arguments.ts';
import { condition } from '../filter.ts';
import { anyOf, equal } from './common.ts';

/** What can be asked of affiliations. */
export const affiliationConditions = {
  actorId: equal('Of this actor.', idOf('actor'), 'actorId'),
  actorIds: anyOf('Of one of these actors.', idOf('actor'), 'actorId'),
  organizationId: equal('In this organisation.', idOf('actor'), 'organizationId'),
  organizationIds: anyOf('In one of these organisations.', idOf('actor'), 'organizationId'),
  on: condition(
    'May have held on this day. A beginning or an end that is not known excludes nothing; a month or a year stands for all its days.',
    day,
    (on) => ({ is: 'heldOn', day: on }),
  ),
} as const;
