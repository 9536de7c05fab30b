import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#server/database/connection.ts';
import { accounts, accountTokens } from '#server/database/schema.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import type { Account } from './account.ts';
import { announceAccount } from './account-notice.ts';
import { refuseUnlessAdmin } from './authorise.ts';
import type { AccountResult } from './create-account.ts';
import { lastAdmin, lockAccount, noAccount, type LockedAccount } from './lock-account.ts';

/**
 * Closes an account: nobody signs in with it any more, its tokens end for good, and every record keeps its name. Closing
 * it twice is no error. Errors: `UNAUTHENTICATED`, `FORBIDDEN`, `NOT_FOUND`, `LAST_ADMIN`.
 */
export async function closeAccount(
  db: Database,
  by: Account | null,
  id: string,
): Promise<AccountResult> {
  return administer(db, by, id, 'close accounts', async (tx, current) => {
    if (current.closedAt !== null) return null;
    if (current.onlyAdmin) return lastAdmin(current.name, ['id']);
    await tx
      .update(accounts)
      .set({ closedAt: sql`now()` })
      .where(eq(accounts.id, id));
    // Not only unusable: a reopened account must not come back with tokens that somebody has kept.
    await tx
      .update(accountTokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(accountTokens.accountId, id), isNull(accountTokens.revokedAt)));
    await announceAccount(tx, id);
    return null;
  });
}

/** Lets a closed account in again; it needs a new token. Errors: `UNAUTHENTICATED`, `FORBIDDEN`, `NOT_FOUND`. */
export async function reopenAccount(
  db: Database,
  by: Account | null,
  id: string,
): Promise<AccountResult> {
  return administer(db, by, id, 'reopen accounts', async (tx) => {
    await tx.update(accounts).set({ closedAt: null }).where(eq(accounts.id, id));
    return null;
  });
}

async function administer(
  db: Database,
  by: Account | null,
  id: string,
  what: string,
  work: (tx: Transaction, current: LockedAccount) => Promise<DeskError | null>,
): Promise<AccountResult> {
  const refused = refuseUnlessAdmin(by, what);
  if (refused !== null) return { ok: false, error: refused };
  return db.transaction(async (tx): Promise<AccountResult> => {
    const current = await lockAccount(tx, id);
    if (current === undefined) return { ok: false, error: noAccount };
    const error = await work(tx, current);
    if (error !== null) return { ok: false, error };
    return { ok: true, account: { id, name: current.name, role: current.role } };
  });
}
