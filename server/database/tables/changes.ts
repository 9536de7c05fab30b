import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import type { PushOutcome } from '#shared/edits/outcome.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import { recordKinds } from '#shared/records/records.ts';
import { accounts } from './accounts.ts';
import { instant, oneOf, xid8 } from './columns.ts';

/** What a change did. */
export const changeActions = ['create', 'update', 'delete', 'restore'] as const;

/** Through which door a change came; `merge` is the merging of two actors and its undoing. */
export const changeDoors = [
  'graphql',
  'sync',
  'import',
  'sample',
  'reanchor',
  'merge',
  'revert',
] as const;
/** One of `changeDoors`. */
export type ChangeDoor = (typeof changeDoors)[number];

/** The change log: one row for each accepted edit, written in the edit's transaction. */
export const changes = pgTable(
  'changes',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** The transaction that wrote it. Readers go by (xid, id): ids are given out in another order than commits. */
    xid: xid8('xid')
      .notNull()
      .default(sql`pg_current_xact_id()`),
    kind: text('kind', { enum: recordKinds }).notNull(),
    recordId: uuid('record_id').notNull(),
    /** The record's revision after the change. */
    revision: integer('revision').notNull(),
    action: text('action', { enum: changeActions }).notNull(),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'restrict' }),
    via: text('via', { enum: changeDoors }).notNull(),
    /** The replica that sent the edit, and the edit's number there; null through other doors. */
    clientId: uuid('client_id'),
    sequence: bigint('sequence', { mode: 'number' }),
    at: instant('at').notNull(),
    /** The changed fields before and after, as JSON; all fields after a create, none with a delete or restore. */
    before: jsonb('before').$type<FieldValues>().notNull(),
    after: jsonb('after').$type<FieldValues>().notNull(),
    /** Fields as the editor sent them, where the merge made something else of them: the base of that editor's next edit. */
    submitted: jsonb('submitted').$type<FieldValues>(),
    /** The change that this one took back. */
    reverts: bigint('reverts', { mode: 'number' }).references((): AnyPgColumn => changes.id, {
      onDelete: 'restrict',
    }),
  },
  (table) => [
    check('changes_kind', oneOf(table.kind, recordKinds)),
    check('changes_action', oneOf(table.action, changeActions)),
    check('changes_via', oneOf(table.via, changeDoors)),
    uniqueIndex('changes_revision').on(table.kind, table.recordId, table.revision),
    index('changes_order').on(table.xid, table.id),
    index('changes_account').on(table.accountId, table.id),
    // By the documents that articles were made of, also where a newer one took their place since.
    index('changes_document')
      .on(sql`(${table.after} -> 'document' ->> 'hash')`)
      .where(sql`(${table.after} -> 'document' ->> 'hash') is not null`),
  ],
);

/** The outcome of every edit that a replica pushed, so that sending it again changes nothing. */
export const pushedEdits = pgTable(
  'pushed_edits',
  {
    clientId: uuid('client_id').notNull(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'restrict' }),
    outcome: jsonb('outcome').$type<PushOutcome>().notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.clientId, table.sequence] })],
);
