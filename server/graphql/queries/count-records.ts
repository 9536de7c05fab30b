import { sql } from 'drizzle-orm';

/**
 * The extra that counts a whole list in the statement that reads one row of it: the window function runs over all rows
 * that the condition lets through, before the limit.
 */
export const countAll = { total: sql<number>`(count(*) over ())::integer` };

/** Reads the count from the rows; a list without a row has none to read it from. */
export function totalOf(rows: readonly { readonly total: number }[]): number {
  return rows[0]?.total ?? 0;
}
