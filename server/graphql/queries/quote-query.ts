import { sql } from 'drizzle-orm';
import type { OrderBy } from '#shared/queries/orderings.ts';
import { liveWhere } from './live-where.ts';

type Order = OrderBy<'quote'>;

/** The live quotes that a filter lets through, as a condition of Drizzle's relational queries. */
export function quoteConditions(filter: object | null | undefined) {
  return liveWhere('quote', filter);
}

/** The order of quotes for a connection; what has no value comes last either way. */
export function quoteOrdering(order: Order | null | undefined) {
  const { field, direction } = order ?? { field: 'createdAt', direction: 'desc' };
  switch (field) {
    case 'saidOn':
      return {
        extras: {
          saidMissing: (quote: { saidDate: unknown }) => sql<boolean>`(${quote.saidDate} is null)`,
        },
        orderBy: { saidMissing: 'asc' as const, saidDate: direction },
      };
    case 'position':
      return {
        extras: {
          positionMissing: (quote: { position: unknown }) =>
            sql<boolean>`(${quote.position} is null)`,
        },
        orderBy: { positionMissing: 'asc' as const, position: direction },
      };
    default:
      return { orderBy: { [field]: direction } };
  }
}
