import { sql } from 'drizzle-orm';
import type { Direction, OrderingOf } from '#shared/queries/orderings.ts';
import { localIdArgument } from '../global-id.ts';
import type { QuoteFilter } from '../types/quote-arguments.ts';
import { matchesText } from './search-condition.ts';

type Filter = typeof QuoteFilter.$inferInput;
type Order = { readonly field: OrderingOf<'quote'>; readonly direction: Direction };

/** The live quotes that a filter lets through, as a condition of Drizzle's relational queries. */
export function quoteConditions(filter: Filter | null | undefined) {
  const id = (kind: 'article' | 'actor' | 'topic', name: keyof Filter & `${string}Id`) =>
    localIdArgument(kind, filter?.[name], ['filter', name]);
  const articleId = id('article', 'articleId');
  const actorId = id('actor', 'actorId');
  const speakerId = id('actor', 'speakerId');
  const topicId = id('topic', 'topicId');
  return {
    deletedAt: { isNull: true as const },
    ...(articleId && { articleId }),
    ...(topicId && { topics: { topicId } }),
    ...(filter?.kind && { kind: filter.kind }),
    ...(filter?.medium && { medium: filter.medium }),
    ...(filter?.status && { status: filter.status }),
    AND: [
      ...(actorId ? [{ attributions: { actorId } }] : []),
      ...(speakerId ? [{ attributions: { actorId: speakerId, part: 'speaker' as const } }] : []),
    ],
    ...matchesText('quote', filter?.text),
  };
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
