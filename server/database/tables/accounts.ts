import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
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

/** How a token came to be: made by somebody to be kept, or by signing in with a password. */
export const tokenOrigins = ['made', 'sign_in'] as const;

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
    origin: text('origin', { enum: tokenOrigins }).notNull().default('made'),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    uniqueIndex('account_tokens_hash').on(table.hash),
    index('account_tokens_account').on(table.accountId),
    check('account_tokens_origin', sql`${table.origin} in ('made', 'sign_in')`),
  ],
);

/** Passwords, in a table of their own so that nothing that reads accounts reads them too. */
export const accountPasswords = pgTable('account_passwords', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id, { onDelete: 'restrict' }),
  /** Argon2id in the PHC string format, which names its parameters and salt. */
  hash: text('hash').notNull(),
  /** Whether somebody else chose it, so that it only serves to choose another. */
  oneTime: boolean('one_time').notNull(),
  setAt: instant('set_at').notNull().defaultNow(),
});

/** Who an account is to an OpenID issuer. */
export const accountIdentities = pgTable(
  'account_identities',
  {
    issuer: text('issuer').notNull(),
    /** The issuer's own name for the person, which it never gives to another. */
    subject: text('subject').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    // Two people of one issuer never share an account.
    uniqueIndex('account_identities_account').on(table.accountId, table.issuer),
  ],
);
