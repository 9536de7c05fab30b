import { sql } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';

/** The channel on which PostgreSQL tells all servers whose sign-in may have ended; the notice is the account's id. */
export const accountsChannel = 'verbatim_accounts';

/**
 * Has all servers look again at whoever is signed in as this account, once the transaction commits: a token was revoked,
 * the account was closed, or its role changed.
 */
export async function announceAccount(db: Queryable, accountId: string): Promise<void> {
  await db.execute(sql`select pg_notify(${accountsChannel}, ${accountId})`);
}
