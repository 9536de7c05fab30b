import type { OrderBy } from '#shared/queries/orderings.ts';
import { liveWhere } from './live-where.ts';

type Order = OrderBy<'topic'>;

/** The live topics that a filter lets through, as a condition of Drizzle's relational queries. */
export function topicConditions(filter: object | null | undefined) {
  return liveWhere('topic', filter);
}

/** The order of topics for a connection. */
export function topicOrdering(order: Order | null | undefined) {
  const { field, direction } = order ?? { field: 'name', direction: 'asc' };
  return { orderBy: { [field === 'name' ? 'nameKey' : field]: direction } };
}
