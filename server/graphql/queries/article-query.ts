import { sql } from 'drizzle-orm';
import type { OrderBy } from '#shared/queries/orderings.ts';
import { liveWhere } from './live-where.ts';

type Order = OrderBy<'article'>;

/** The live articles that a filter lets through, as a condition of Drizzle's relational queries. */
export function articleConditions(filter: object | null | undefined) {
  return liveWhere('article', filter);
}

/** The order of articles for a connection; what has no date comes last either way. */
export function articleOrdering(order: Order | null | undefined) {
  const { field, direction } = order ?? { field: 'publishedAt', direction: 'desc' };
  if (field !== 'publishedAt')
    return { orderBy: { [field === 'headline' ? 'headlineKey' : field]: direction } };
  return {
    extras: {
      publishedMissing: (article: { publishedAt: unknown }) =>
        sql<boolean>`(${article.publishedAt} is null)`,
    },
    orderBy: { publishedMissing: 'asc' as const, publishedAt: direction },
  };
}
