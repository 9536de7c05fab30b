import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { nameKeyKinds } from '#shared/text/name-keys.ts';
import { accounts } from './accounts.ts';
import { actors } from './actors.ts';
import { instant, oneOf } from './columns.ts';

const actorId = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => actors.id, { onDelete: 'restrict' });

/** Keys of the names of every live actor that was not merged: two with a key in common may be one. */
export const actorNameKeys = pgTable(
  'actor_name_keys',
  {
    actorId: actorId('actor_id'),
    kind: text('kind', { enum: nameKeyKinds }).notNull(),
    key: text('key').notNull(),
    /** Whether only an alias has it, and not the name. */
    ofAlias: boolean('of_alias').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actorId, table.kind, table.key] }),
    check('actor_name_keys_kind', oneOf(table.kind, nameKeyKinds)),
    index('actor_name_keys_key').on(table.key, table.kind),
  ],
);

/** Pairs of actors that an editor said are different, so that they are not taken for duplicates any more. */
export const differentActors = pgTable(
  'different_actors',
  {
    /** The one whose id comes first. */
    actorId: actorId('actor_id'),
    otherId: actorId('other_id'),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'restrict' }),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.actorId, table.otherId] }),
    check('different_actors_order', sql`${table.actorId} < ${table.otherId}`),
    index('different_actors_other').on(table.otherId),
  ],
);
