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
    /** By which version of the analyser search terms and sort keys were made; see `reindexDesk`. */
    analyserVersion: integer('analyser_version').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [check('desk_single', sql`${table.id} = 1`)],
);
