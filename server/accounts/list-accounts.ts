import { asc } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import { accounts } from '#server/database/schema.ts';
import type { Account } from './account.ts';

/** All accounts, closed ones too: they may have made records that still bear their name. By name. */
export async function listAccounts(db: Queryable): Promise<readonly Account[]> {
  return db
    .select({ id: accounts.id, name: accounts.name, role: accounts.role })
    .from(accounts)
    .orderBy(asc(accounts.name), asc(accounts.id));
}
