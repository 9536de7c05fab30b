import { askedFilter } from './filter-fields.ts';
import { groupings, type GroupingOf } from '#desktop/ipc/groupings.ts';
import type { ListedKind, ListView } from '#desktop/ipc/list-views.ts';
import {
  defaultOrder,
  orderingNames,
  type Direction,
  type OrderingOf,
} from '#shared/queries/orderings.ts';
import type { Filter } from '#shared/queries/queries.ts';

/** What a list asks for, apart from which part of it. */
export interface AskedList<Kind extends ListedKind> {
  readonly filter: Filter<Kind>;
  readonly orderBy: OrderingOf<Kind>;
  readonly direction: Direction;
}

/** What a view asks the replica for. */
export function askedList<Kind extends ListedKind>(
  kind: Kind,
  view: ListView,
  text: string,
): AskedList<Kind> {
  const orderBy = orderingNames(kind).find((name) => name === view.orderBy);
  return {
    filter: askedFilter(kind, view.filter, text),
    orderBy: orderBy ?? defaultOrder[kind].field,
    direction: view.direction,
  };
}

/** The groups that a view asks for; nothing where it asks for none. */
export function askedGroups<Kind extends ListedKind>(
  kind: Kind,
  view: ListView,
): { readonly groupBy?: GroupingOf<Kind> } {
  const known: readonly GroupingOf<Kind>[] = groupings[kind];
  const groupBy = known.find((name) => name === view.groupBy);
  return groupBy === undefined ? {} : { groupBy };
}
