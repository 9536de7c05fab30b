import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { actors } from './actors.ts';
import { isLive, partialDate, recordColumns } from './columns.ts';

/** Actors' roles in organisations. */
export const affiliations = pgTable(
  'affiliations',
  {
    ...recordColumns(),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict' }),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict' }),
    role: text('role'),
    from: partialDate('from_date'),
    to: partialDate('to_date'),
  },
  (table) => [
    index('affiliations_actor').on(table.actorId, table.from).where(isLive(table)),
    index('affiliations_organization').on(table.organizationId, table.from).where(isLive(table)),
    index('affiliations_from').on(table.from, table.id).where(isLive(table)),
    index('affiliations_from_desc')
      .on(table.from.desc().nullsLast(), table.id.desc().nullsFirst())
      .where(isLive(table)),
    index('affiliations_created').on(table.createdAt, table.id).where(isLive(table)),
    index('affiliations_updated').on(table.updatedAt, table.id).where(isLive(table)),
  ],
);
