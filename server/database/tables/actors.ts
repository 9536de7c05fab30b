import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { actorKinds, aliasKinds } from '#shared/records/actor.ts';
import { isLive, oneOf, partialDate, recordColumns, sortedName } from './columns.ts';

/** Actors: what can speak. */
export const actors = pgTable(
  'actors',
  {
    ...recordColumns(),
    kind: text('kind', { enum: actorKinds }).notNull(),
    name: text('name').notNull(),
    nameKey: sortedName('name_key')
      .notNull()
      .default(sql`''`),
    country: text('country'),
    description: text('description'),
    mergedInto: uuid('merged_into').references((): AnyPgColumn => actors.id, {
      onDelete: 'restrict',
    }),
  },
  (table) => [
    check('actors_kind', oneOf(table.kind, actorKinds)),
    index('actors_name').on(table.nameKey, table.id).where(isLive(table)),
    index('actors_created').on(table.createdAt, table.id).where(isLive(table)),
    index('actors_updated').on(table.updatedAt, table.id).where(isLive(table)),
    index('actors_kind_index').on(table.kind, table.nameKey).where(isLive(table)),
    index('actors_country').on(table.country, table.nameKey).where(isLive(table)),
    index('actors_merged_into').on(table.mergedInto),
  ],
);

const ofActor = () => ({
  actorId: uuid('actor_id')
    .notNull()
    .references(() => actors.id, { onDelete: 'restrict' }),
  /** Place in the list, from 0. */
  position: integer('position').notNull(),
});

/** Other names of an actor. */
export const actorAliases = pgTable(
  'actor_aliases',
  {
    ...ofActor(),
    name: text('name').notNull(),
    language: text('language'),
    kind: text('kind', { enum: aliasKinds }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actorId, table.position] }),
    check('actor_aliases_kind', oneOf(table.kind, aliasKinds)),
    index('actor_aliases_name').on(table.name),
  ],
);

/** Entries of an actor in other registers. */
export const actorIdentifiers = pgTable(
  'actor_identifiers',
  { ...ofActor(), scheme: text('scheme').notNull(), value: text('value').notNull() },
  (table) => [
    primaryKey({ columns: [table.actorId, table.position] }),
    index('actor_identifiers_value').on(table.scheme, table.value),
  ],
);

/** What authorities call an actor by law. */
export const actorDesignations = pgTable(
  'actor_designations',
  {
    ...ofActor(),
    label: text('label').notNull(),
    authority: text('authority'),
    since: partialDate('since'),
    note: text('note'),
  },
  (table) => [primaryKey({ columns: [table.actorId, table.position] })],
);
