import type { RoleOnDate as RoleOnDateValue } from '#server/records/roles-on.ts';
import type { PeriodCertainty } from '#shared/records/affiliation-period.ts';
import { builder } from '../builder.ts';
import { readOne } from '../plan/read-planned.ts';
import type { EnumValues } from './enum-values.ts';
import { affiliationRef } from './refs.ts';

const RoleCertainty = builder.enumType('RoleCertainty', {
  description: 'How sure it is that a role was held on a date.',
  values: {
    CERTAIN: {
      value: 'certain',
      description:
        'It had begun by then and was not over; that no end is known means that it goes on.',
    },
    POSSIBLE: {
      value: 'possible',
      description:
        'Nothing speaks against it, but its beginning is not known, or one of the dates is a month, a year or not known at all.',
    },
  } as const satisfies EnumValues<PeriodCertainty>,
});

/** A role that an actor had on a date. */
export const RoleOnDate = builder.objectRef<RoleOnDateValue>('RoleOnDate').implement({
  description: 'A role that an actor had on a date.',
  fields: (t) => ({
    affiliation: t.field({
      type: affiliationRef,
      description: 'The role, where, and from when to when.',
      resolve: ({ affiliationId }, _args, context, info) =>
        readOne('Affiliation', affiliationId, context, info),
    }),
    certainty: t.expose('certainty', { type: RoleCertainty, description: 'How sure that is.' }),
  }),
});
