import { sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** A row that a statement has under a name of its own. */
export interface Row {
  readonly alias: string;
  /** A column of it. */
  readonly of: (column: AnyPgColumn) => SQL;
}

/** The row that a statement calls `alias`. */
export function rowCalled(alias: string): Row {
  return {
    alias,
    of: (column) => sql`${sql.identifier(alias)}.${sql.identifier(column.name)}`,
  };
}
