import type { Direction, OrderingOf } from '#shared/queries/orderings.ts';
import type { ActorFilter } from '../types/actor-arguments.ts';
import { matchesText } from './search-condition.ts';

type Order = { readonly field: OrderingOf<'actor'>; readonly direction: Direction };

/** The live actors that a filter lets through; those merged into another are not among them. */
export function actorConditions(filter: typeof ActorFilter.$inferInput | null | undefined) {
  return {
    deletedAt: { isNull: true as const },
    mergedInto: { isNull: true as const },
    ...(filter?.kind && { kind: filter.kind }),
    ...(filter?.country && { country: filter.country }),
    ...matchesText('actor', filter?.text, true),
  };
}

/** The order of actors for a connection. */
export function actorOrdering(order: Order | null | undefined) {
  const { field, direction } = order ?? { field: 'name', direction: 'asc' };
  return { orderBy: { [field]: direction } };
}
