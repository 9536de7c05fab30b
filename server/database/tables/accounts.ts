import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { roles } from '#shared/sync/protocol.ts';

// Not `instant` of columns.ts: that file names this table.
const instant = (name: string) =>
  timestamp(name, { mode: 'string', withTimezone: true, precision: 6 });

/** Who may read and edit. Closed rather than deleted, so that every change keeps its author. */
export const accounts = pgTable(
  'accounts',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email'),
    role: text('role', { enum: roles }).notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    check('accounts_role', sql`${table.role} in ('reader', 'editor', 'admin')`),
    uniqueIndex('accounts_email').on(sql`lower(${table.email})`),
  ],
);

/** Bearer tokens: only their SHA-256 is kept, so that a stolen database signs nobody in. */
export const accountTokens = pgTable(
  'account_tokens',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    /** 64 lowercase hexadecimal digits. */
    hash: text('hash').notNull(),
    /** What the token is for, in its owner's words. */
    label: text('label').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    uniqueIndex('account_tokens_hash').on(table.hash),
    index('account_tokens_account').on(table.accountId),
  ],
);
