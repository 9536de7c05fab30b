import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { customType, integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';

/** An instant to the microsecond; leaves the database layer as ISO 8601 ending in `Z`, see `connection.ts`. */
export const instant = (name: string) =>
  timestamp(name, { mode: 'string', withTimezone: true, precision: 6 });

/**
 * A day, month or year as ISO 8601 text (`2024-05-29`, `2024-05`, `2024`). The C collation makes its order that of
 * time: others pass over the hyphens.
 */
export const partialDate = customType<{ data: string; driverData: string }>({
  dataType: () => 'text COLLATE "C"',
});

/** A name as it is sorted, see `sortKey`. The C collation compares bytes, as the desktop's store does. */
export const sortedName = customType<{ data: string; driverData: string }>({
  dataType: () => 'text COLLATE "C"',
});

/** A 64-bit transaction id, as decimal text: JavaScript's numbers would round it. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

/** Search terms with their places, in PostgreSQL's own text form: see docs/decisions/search-terms-as-they-are.md. */
export const tsvector = customType<{ data: string; driverData: string }>({
  dataType: () => 'tsvector',
});

/**
 * What every record has besides its fields. An account is never deleted while a record names it: the reference
 * neither cascades nor turns into null.
 */
export const recordColumns = () => ({
  id: uuid('id').primaryKey(),
  /** 1 at its creation, one more with each accepted edit. */
  revision: integer('revision').notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: uuid('created_by').references(() => accounts.id, { onDelete: 'restrict' }),
  updatedAt: instant('updated_at').notNull(),
  updatedBy: uuid('updated_by').references(() => accounts.id, { onDelete: 'restrict' }),
  /** Set on a tombstone, which stays as a row. */
  deletedAt: instant('deleted_at'),
});

/** The condition of a check that a column holds one of a closed set's values, all of them ours. */
export function oneOf(column: SQLWrapper, values: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`;
}

/** The condition of an index that only live records are in. */
export function isLive(table: { readonly deletedAt: SQLWrapper }): SQL {
  return sql`${table.deletedAt} is null`;
}
