import { sql } from 'drizzle-orm';
import type { Direction, OrderingOf } from '#shared/queries/orderings.ts';
import { localIdArgument } from '../global-id.ts';
import type { AffiliationFilter } from '../types/affiliation-arguments.ts';

type Order = {
  readonly field: OrderingOf<'affiliation'>;
  readonly direction: Direction;
};

/** The live affiliations that a filter lets through, as a condition of Drizzle's relational queries. */
export function affiliationConditions(
  filter: typeof AffiliationFilter.$inferInput | null | undefined,
) {
  const actorId = localIdArgument('actor', filter?.actorId, ['filter', 'actorId']);
  const organizationId = localIdArgument('actor', filter?.organizationId, [
    'filter',
    'organizationId',
  ]);
  return {
    deletedAt: { isNull: true as const },
    ...(actorId && { actorId }),
    ...(organizationId && { organizationId }),
  };
}

/** The order of affiliations for a connection; what has no beginning comes last either way. */
export function affiliationOrdering(order: Order | null | undefined) {
  const { field, direction } = order ?? { field: 'from', direction: 'desc' };
  if (field !== 'from') return { orderBy: { [field]: direction } };
  return {
    extras: {
      fromMissing: (affiliation: { from: unknown }) => sql<boolean>`(${affiliation.from} is null)`,
    },
    orderBy: { fromMissing: 'asc' as const, from: direction },
  };
}
