import { sql } from 'drizzle-orm';
import { index, pgTable, text, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { isLive, recordColumns, sortedName } from './columns.ts';

/** Topics: a tree of what statements are about. */
export const topics = pgTable(
  'topics',
  {
    ...recordColumns(),
    name: text('name').notNull(),
    nameKey: sortedName('name_key')
      .notNull()
      .default(sql`''`),
    description: text('description'),
    parentId: uuid('parent_id').references((): AnyPgColumn => topics.id, { onDelete: 'restrict' }),
  },
  (table) => [
    index('topics_name').on(table.nameKey, table.id).where(isLive(table)),
    index('topics_created').on(table.createdAt, table.id).where(isLive(table)),
    index('topics_updated').on(table.updatedAt, table.id).where(isLive(table)),
    index('topics_parent').on(table.parentId, table.nameKey).where(isLive(table)),
  ],
);
