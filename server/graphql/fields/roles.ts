import {
  rolesOn,
  saidDates,
  type RoleOnDate as RoleOnDateValue,
} from '#server/records/roles-on.ts';
import { plainDateSchema } from '#shared/records/values.ts';
import { builder } from '../builder.ts';
import { collectKeys } from '../collect-keys.ts';
import { argumentError } from '../page-arguments.ts';
import type { Planned } from '../plan/planned-record.ts';
import { recordIdOf } from '../record-id.ts';
import { Attribution } from '../types/attribution.ts';
import { actorRef } from '../types/refs.ts';
import { RoleOnDate } from '../types/role-on-date.ts';

const readRolesOn = collectKeys(async ({ database }, ids, date: string) => {
  const asked = ids.map((actorId) => ({ actorId, date }));
  return mapped(ids, await rolesOn(database, asked));
});

// A key is the quote's id, a space and the actor's.
const readRolesThen = collectKeys(async ({ database }, keys, _args: null) => {
  const pairs = keys.map((key) => {
    const [quoteId = '', actorId = ''] = key.split(' ');
    return { quoteId, actorId };
  });
  const dates = await saidDates(
    database,
    pairs.map(({ quoteId }) => quoteId),
  );
  const asked = pairs.map(({ quoteId, actorId }) => ({
    actorId,
    date: dates.get(quoteId) ?? null,
  }));
  return mapped(keys, await rolesOn(database, asked));
});

function mapped(
  keys: readonly string[],
  roles: readonly (readonly RoleOnDateValue[])[],
): ReadonlyMap<string, readonly RoleOnDateValue[]> {
  return new Map(keys.map((key, index) => [key, roles[index] ?? []]));
}

builder.objectField(actorRef, 'rolesOn', (t) =>
  t.field({
    type: [RoleOnDate],
    description:
      'The roles that it had on a day, the surest first. The days of its beginning and end belong to a role.',
    args: { date: t.arg({ type: 'Date', required: true, description: 'The day.' }) },
    resolve: async (parent, { date }, context) => {
      const parsed = plainDateSchema.safeParse(date);
      if (!parsed.success) {
        throw argumentError('date', `${parsed.error.issues[0]?.message ?? 'is not a day'}.`);
      }
      return [...((await readRolesOn(context, recordIdOf(parent), date, date)) ?? [])];
    },
  }),
);

builder.objectField(Attribution, 'rolesAtTheTime', (t) =>
  t.field({
    type: [RoleOnDate],
    description:
      'The roles that the actor had when the statement was made, the surest first; all that are possible where that is not known.',
    resolve: async (parent: Planned, _args, context) => {
      const { $quoteId: quoteId, $actorId: actorId } = parent;
      const key = `${String(quoteId)} ${String(actorId)}`;
      return [...((await readRolesThen(context, key, 'roles then', null)) ?? [])];
    },
  }),
);
