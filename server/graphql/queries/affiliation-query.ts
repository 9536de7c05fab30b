import { sql } from 'drizzle-orm';
import type { OrderBy } from '#shared/queries/orderings.ts';
import { liveWhere } from './live-where.ts';

type Order = OrderBy<'affiliation'>;

/** The live affiliations that a filter lets through, as a condition of Drizzle's relational queries. */
export function affiliationConditions(filter: object | null | undefined) {
  return liveWhere('affiliation', filter);
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
