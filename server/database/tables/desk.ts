import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** The desk itself: one row. */
export const desk = pgTable(
  'desk',
  {
    id: integer('id').primaryKey().default(1),
    /** Changes when the database was replaced or restored elsewhere: then every cursor is void. */
    epoch: uuid('epoch').notNull(),
    /** Cluster and database that the epoch belongs to; another one means that this is a restored copy. */
    origin: text('origin').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [check('desk_single', sql`${table.id} = 1`)],
);
