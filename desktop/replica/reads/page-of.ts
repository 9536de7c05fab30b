import { z } from 'zod';
import { liveMatching } from './condition.ts';
import type { OrderGroups } from './grouped-order.ts';
import type { Store } from '../store/store.ts';
import type { GroupingOf } from '#desktop/ipc/groupings.ts';
import type { Page } from '#desktop/ipc/replica-views.ts';
import type { Direction, OrderingOf } from '#shared/queries/orderings.ts';
import type { Filter } from '#shared/queries/queries.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** A list: which records of a kind and in which order. */
export interface ListQuery<Kind extends RecordKind> {
  readonly filter: Filter<Kind>;
  readonly orderBy: OrderingOf<Kind>;
  readonly direction: Direction;
}

/** A part of a list. */
export interface PageQuery<Kind extends RecordKind> extends ListQuery<Kind> {
  readonly offset: number;
  readonly limit: number;
}

/** A part of a list that may be grouped. */
export interface GroupedPageQuery<Kind extends RecordKind> extends PageQuery<Kind> {
  readonly groupBy?: GroupingOf<Kind> | undefined;
}

const totalRow = z.object({ total: z.number() });

const keys: Readonly<Record<string, string>> = {
  publishedAt: 'published_key',
  headline: 'headline_key',
  createdAt: 'created_key',
  updatedAt: 'updated_key',
  saidOn: 'said_on',
  position: 'position',
  name: 'name_key',
  from: 'from_date',
};

/** The terms of an ORDER BY. */
export function orderSql<Kind extends RecordKind>(
  kind: Kind,
  { orderBy, direction }: ListQuery<Kind>,
): string {
  const key = keys[orderBy];
  if (key === undefined) throw new Error(`No column orders a ${kind} by ${orderBy}.`);
  const way = direction === 'asc' ? 'ASC' : 'DESC';
  return `${kind}.${key} ${way} NULLS LAST, ${kind}.id ${way}`;
}

/** Reads one page of a kind's live records; `columns` is the SQL of what is read of each. */
export function pageOf<Kind extends RecordKind, Row>(
  store: Store,
  kind: Kind,
  columns: string,
  query: PageQuery<Kind>,
  row: z.ZodType<Row>,
): Page<Row> {
  const { filter, offset, limit } = query;
  const { sql: where, values } = liveMatching(kind, filter);
  const total = store.first(
    `SELECT count(*) AS total FROM ${kind} WHERE ${where}`,
    values,
    totalRow,
  );
  const rows = store.all(
    `SELECT ${columns} FROM ${kind} WHERE ${where}
     ORDER BY ${orderSql(kind, query)} LIMIT ? OFFSET ?`,
    [...values, limit, offset],
    row,
  );
  return { rows, offset, total: total?.total ?? 0, groups: null };
}

/** The same for a list that may be grouped. */
export function groupedPageOf<Kind extends RecordKind, Row>(
  store: Store,
  orderGroups: OrderGroups,
  kind: Kind,
  columns: string,
  query: GroupedPageQuery<Kind>,
  row: z.ZodType<Row>,
): Page<Row> {
  const { groupBy, offset, limit } = query;
  if (groupBy === undefined) return pageOf(store, kind, columns, query, row);
  const { numbers, groups } = orderGroups(kind, query, groupBy);
  // In the order of the numbers: json_each numbers its rows by their place.
  const rows = store.all(
    `SELECT ${columns} FROM json_each(?) AS wanted JOIN ${kind} ON ${kind}.number = wanted.value
     ORDER BY wanted.key`,
    [JSON.stringify(numbers.slice(offset, offset + limit))],
    row,
  );
  return { rows, offset, total: numbers.length, groups };
}
