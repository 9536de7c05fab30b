import type { OrderBy } from '#shared/queries/orderings.ts';
import { liveWhere } from './live-where.ts';

type Order = OrderBy<'actor'>;

/** The live actors that a filter lets through, as a condition of Drizzle's relational queries. */
export function actorConditions(filter: object | null | undefined) {
  return liveWhere('actor', filter);
}

/** The order of actors for a connection. */
export function actorOrdering(order: Order | null | undefined) {
  const { field, direction } = order ?? { field: 'name', direction: 'asc' };
  return { orderBy: { [field === 'name' ? 'nameKey' : field]: direction } };
}
