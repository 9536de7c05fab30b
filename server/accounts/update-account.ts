import { and, eq, ne } from 'drizzle-orm';
import type { Database } from '#server/database/connection.ts';
import { accounts } from '#server/database/schema.ts';
import { validationError } from '#shared/errors/validation-error.ts';
import type { Account } from './account.ts';
import { announceAccount } from './account-notice.ts';
import { refuseUnlessAdmin } from './authorise.ts';
import {
  addressTaken,
  newAccountSchema,
  type AccountResult,
  type NewAccount,
} from './create-account.ts';
import { hasEmail } from './list-accounts.ts';
import { lastAdmin, lockAccount, noAccount } from './lock-account.ts';

/** What is to change; what is undefined stays, and only the e-mail address can be taken away with null. */
export type AccountChanges = {
  readonly [Field in keyof NewAccount]?: NewAccount[Field] | null | undefined;
};

/**
 * Changes name, e-mail address or role of an account; only an administrator may. What is left out stays. Errors:
 * `UNAUTHENTICATED`, `FORBIDDEN`, `NOT_FOUND`, `VALIDATION_FAILED`, `ALREADY_EXISTS` for an address that another has,
 * `LAST_ADMIN` where nobody would be left to administer the desk.
 */
export async function updateAccount(
  db: Database,
  by: Account | null,
  { id, changes }: { readonly id: string; readonly changes: AccountChanges },
): Promise<AccountResult> {
  const refused = refuseUnlessAdmin(by, 'change accounts');
  if (refused !== null) return { ok: false, error: refused };
  const parsed = newAccountSchema.partial().safeParse(changes);
  if (!parsed.success) return { ok: false, error: validationError(parsed.error, ['changes']) };
  return db.transaction(async (tx): Promise<AccountResult> => {
    const current = await lockAccount(tx, id);
    if (current === undefined) return { ok: false, error: noAccount };
    const { name = current.name, email = current.email, role = current.role } = parsed.data;
    if (current.onlyAdmin && role !== 'admin') {
      return { ok: false, error: lastAdmin(current.name, ['changes', 'role']) };
    }
    if (email !== null && email !== current.email) {
      const [other] = await tx
        .select({ id: accounts.id })
        .from(accounts)
        .where(and(hasEmail(email), ne(accounts.id, id)));
      if (other !== undefined) {
        return { ok: false, error: addressTaken(email, ['changes', 'email']) };
      }
    }
    await tx.update(accounts).set({ name, email, role }).where(eq(accounts.id, id));
    if (role !== current.role) await announceAccount(tx, id);
    return { ok: true, account: { id, name, role } };
  });
}
