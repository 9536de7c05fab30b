import { z } from 'zod';
import { liveMatching } from './condition.ts';
import type { OrderGroups } from './grouped-order.ts';
import { searchMatch } from './search-match.ts';
import type { SqlValue, Store } from '../store/store.ts';
import type { GroupingOf } from '#desktop/ipc/groupings.ts';
import type { Page } from '#desktop/ipc/replica-views.ts';
import type { Direction, OrderingOf } from '#shared/queries/orderings.ts';
import { predicateOfFilter, type Filter } from '#shared/queries/queries.ts';
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

const countRow = z.object({ count: z.number() });
const sizeRow = z.object({ count: z.number().nullable() });

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
  const total = countOf(store, kind, filter);
  // Of few matches each is looked up; many are met soon enough along the order, however many there are behind the page.
  const isBroad = total ** 2 > tableSize(store, kind) * (offset + limit);
  const { sql: where, values } = liveMatching(kind, filter, isBroad ? 'in order' : 'one by one');
  const order = `ORDER BY ${orderSql(kind, query)}`;
  // The page first, so that what is shown of a record is read for those on it alone.
  const rows = store.all(
    `SELECT ${columns} FROM ${kind} WHERE number IN (
       SELECT number FROM ${kind} WHERE ${where} ${order} LIMIT ? OFFSET ?) ${order}`,
    [...values, limit, offset],
    row,
  );
  return { rows, offset, total, groups: null };
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

function countOf<Kind extends RecordKind>(store: Store, kind: Kind, filter: Filter<Kind>): number {
  const predicate = predicateOfFilter(kind, filter);
  const match =
    predicate.is === 'worded' && kind !== 'affiliation'
      ? searchMatch(kind, predicate.text)
      : undefined;
  // What is deleted has no terms, so words alone need no look at the records.
  if (match !== undefined) {
    return count(store, `FROM ${kind}_search WHERE ${kind}_search MATCH ?`, [match]);
  }
  const { sql, values } = liveMatching(kind, filter);
  return count(store, `FROM ${kind} WHERE ${sql}`, values);
}

function count(store: Store, from: string, values: readonly SqlValue[]): number {
  return store.first(`SELECT count(*) AS count ${from}`, values, countRow)?.count ?? 0;
}

// At least the number of rows, without counting them.
function tableSize(store: Store, kind: RecordKind): number {
  return store.first(`SELECT max(number) AS count FROM ${kind}`, [], sizeRow)?.count ?? 0;
}
