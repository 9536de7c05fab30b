import { z } from 'zod';
import type { SqlValue, Store } from '../store/store.ts';
import type { Page } from '#desktop/ipc/replica-views.ts';
import type { Direction } from '#shared/queries/orderings.ts';
import { analyseQuery } from '#shared/text/analyse.ts';

/** A condition of a list in SQL, with the values of its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** A list in SQL: the columns of a row, where they come from, in which order and which part of them. */
export interface ListQuery {
  readonly columns: string;
  readonly table: string;
  readonly conditions: readonly (Condition | undefined)[];
  /** The column of `table` to order by. */
  readonly key: string;
  readonly direction: Direction;
  readonly offset: number;
  readonly limit: number;
}

const totalRow = z.object({ total: z.number() });

/** Reads one page of a table's records that are not deleted. */
export function pageOf<Row>(store: Store, query: ListQuery, row: z.ZodType<Row>): Page<Row> {
  const { columns, table, key, direction, offset, limit } = query;
  const conditions = query.conditions.filter((condition) => condition !== undefined);
  const where = [`${table}.deleted_at IS NULL`, ...conditions.map(({ sql }) => sql)].join(' AND ');
  const values = conditions.flatMap((condition) => condition.values);
  const total = store.first(
    `SELECT count(*) AS total FROM ${table} WHERE ${where}`,
    values,
    totalRow,
  );
  const way = direction === 'asc' ? 'ASC' : 'DESC';
  const rows = store.all(
    `SELECT ${columns} FROM ${table} WHERE ${where}
     ORDER BY ${table}.${key} ${way} NULLS LAST, ${table}.id ${way} LIMIT ? OFFSET ?`,
    [...values, limit, offset],
    row,
  );
  return { rows, offset, total: total?.total ?? 0 };
}

/** The condition that a column has a value; undefined where the filter does not ask for one. */
export function equals(column: string, value: string | undefined): Condition | undefined {
  return value === undefined ? undefined : { sql: `${column} = ?`, values: [value] };
}

/**
 * The condition that all words of a query are in the record; with `beginnings` a word matches all that begin with it.
 * Undefined for a query without words: it asks for nothing.
 */
export function matches(
  table: 'article' | 'quote' | 'actor' | 'topic',
  text: string | undefined,
  beginnings = false,
): Condition | undefined {
  const terms = analyseQuery(text ?? '');
  if (terms.length === 0) return undefined;
  // A term holds only letters, marks and digits, so quoting it is safe.
  const match = terms
    .map(({ term, prefix }) => `"${term}"${prefix || beginnings ? '*' : ''}`)
    .join(' AND ');
  return {
    sql: `${table}.number IN (SELECT rowid FROM ${table}_search WHERE ${table}_search MATCH ?)`,
    values: [match],
  };
}
