import type { Direction, OrderingOf } from '#shared/queries/orderings.ts';
import { localIdArgument } from '../global-id.ts';
import type { TopicFilter } from '../types/topic-arguments.ts';
import { matchesText } from './search-condition.ts';

type Order = { readonly field: OrderingOf<'topic'>; readonly direction: Direction };

/** The live topics that a filter lets through, as a condition of Drizzle's relational queries. */
export function topicConditions(filter: typeof TopicFilter.$inferInput | null | undefined) {
  const parentId = localIdArgument('topic', filter?.parentId, ['filter', 'parentId']);
  return {
    deletedAt: { isNull: true as const },
    ...(parentId && { parentId }),
    ...matchesText('topic', filter?.text, true),
  };
}

/** The order of topics for a connection. */
export function topicOrdering(order: Order | null | undefined) {
  const { field, direction } = order ?? { field: 'name', direction: 'asc' };
  return { orderBy: { [field]: direction } };
}
