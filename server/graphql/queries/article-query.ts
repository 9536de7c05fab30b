import { sql } from 'drizzle-orm';
import { GraphQLError } from 'graphql';
import { errorCodes } from '#shared/errors/error-codes.ts';
import type { Direction, OrderingOf } from '#shared/queries/orderings.ts';
import { plainDateSchema } from '#shared/records/values.ts';
import type { ArticleFilter } from '../types/article-arguments.ts';
import { matchesText } from './search-condition.ts';

type Filter = typeof ArticleFilter.$inferInput;
type Order = { readonly field: OrderingOf<'article'>; readonly direction: Direction };

/** The live articles that a filter lets through, as a condition of Drizzle's relational queries. */
export function articleConditions(filter: Filter | null | undefined) {
  const from = day(filter, 'publishedFrom');
  const to = day(filter, 'publishedTo');
  return {
    deletedAt: { isNull: true as const },
    ...(filter?.agency && { agency: filter.agency }),
    AND: [
      ...(from ? [{ publishedAt: { gte: `${from}T00:00:00Z` } }] : []),
      ...(to ? [{ publishedAt: { lt: dayAfter(to) } }] : []),
    ],
    ...matchesText('article', filter?.text),
  };
}

/** The order of articles for a connection; what has no date comes last either way. */
export function articleOrdering(order: Order | null | undefined) {
  const { field, direction } = order ?? { field: 'publishedAt', direction: 'desc' };
  if (field !== 'publishedAt') return { orderBy: { [field]: direction } };
  return {
    extras: {
      publishedMissing: (article: { publishedAt: unknown }) =>
        sql<boolean>`(${article.publishedAt} is null)`,
    },
    orderBy: { publishedMissing: 'asc' as const, publishedAt: direction },
  };
}

function day(
  filter: Filter | null | undefined,
  name: 'publishedFrom' | 'publishedTo',
): string | undefined {
  const value = filter?.[name];
  if (value === null || value === undefined) return undefined;
  const parsed = plainDateSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new GraphQLError(`filter.${name} ${parsed.error.issues[0]?.message ?? 'is not a day'}.`, {
    extensions: { code: errorCodes.validationFailed, path: ['filter', name] },
  });
}

function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString();
}
