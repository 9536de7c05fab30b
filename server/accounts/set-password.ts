import { eq, sql } from 'drizzle-orm';
import type { Database, Queryable } from '#server/database/connection.ts';
import { accountPasswords, accounts } from '#server/database/schema.ts';
import type { SignInQuota } from '#server/limits/sign-in-quota.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import { validationError } from '#shared/errors/validation-error.ts';
import type { Account } from './account.ts';
import { refuseUnlessOwn } from './authorise.ts';
import { noAccount } from './lock-account.ts';
import { revokeSignIns } from './manage-tokens.ts';
import { hashPassword, isPassword, passwordSchema } from './passwords.ts';

/** Who sets a password, and from where. */
export interface PasswordContext {
  readonly db: Database;
  readonly by: Account | null;
  /** Undefined where nothing is limited, as in a test. */
  readonly quota: SignInQuota | undefined;
  /** The client's address. */
  readonly address: string;
}

/** Whose password, and which. */
export interface NewPassword {
  readonly accountId: string;
  readonly newPassword: string;
  /** The one until now: needed for one's own. */
  readonly currentPassword: string | null;
}

/** The stored form of a good password, or why it is none. */
export async function parsePassword(
  password: string,
  path: readonly string[],
): Promise<{ ok: true; hash: string } | { ok: false; error: DeskError }> {
  const parsed = passwordSchema.safeParse(password);
  if (!parsed.success) return { ok: false, error: validationError(parsed.error, path) };
  return { ok: true, hash: await hashPassword(parsed.data) };
}

/** Writes a password; the sign-ins with the one before end, except one. */
export async function storePassword(
  db: Queryable,
  { accountId, hash, oneTime }: { accountId: string; hash: string; oneTime: boolean },
  exceptToken: string | null = null,
): Promise<void> {
  const values = { accountId, hash, oneTime, setAt: sql`now()` };
  await db
    .insert(accountPasswords)
    .values(values)
    .onConflictDoUpdate({ target: accountPasswords.accountId, set: values });
  await revokeSignIns(db, accountId, exceptToken);
}

/**
 * Sets the password of one's own account, or as an administrator another's: that one is good for a single sign-in within
 * 7 days, at which its owner chooses another. Errors: `UNAUTHENTICATED`, `FORBIDDEN`, `NOT_FOUND`, `VALIDATION_FAILED`
 * for a password that is too short, `INVALID_CREDENTIALS` where the one until now is wrong, `RATE_LIMITED`.
 */
export async function setPassword(
  { db, by, quota, address }: PasswordContext,
  { accountId, newPassword, currentPassword }: NewPassword,
): Promise<{ ok: true } | { ok: false; error: DeskError }> {
  const refused = refuseUnlessOwn(by, accountId, "set others' passwords");
  if (refused !== null) return { ok: false, error: refused };
  const [current] = await db
    .select({ hash: accountPasswords.hash, oneTime: accountPasswords.oneTime })
    .from(accounts)
    .leftJoin(accountPasswords, eq(accountPasswords.accountId, accounts.id))
    .where(eq(accounts.id, accountId));
  if (current === undefined) return { ok: false, error: { ...noAccount, path: ['accountId'] } };
  const own = by?.id === accountId;
  // Whoever found a token must not be able to try passwords with it.
  const taken = own ? await quota?.attempt({ address, account: accountId }) : undefined;
  if (taken?.ok === false) return { ok: false, error: tooManyAttempts(taken.resetSeconds) };
  if (own && current.hash !== null && !(await isPassword(current.hash, currentPassword ?? ''))) {
    const message = 'That is not your password until now.';
    return {
      ok: false,
      error: { code: errorCodes.invalidCredentials, message, path: ['currentPassword'] },
    };
  }
  const parsed = await parsePassword(newPassword, ['newPassword']);
  if (!parsed.ok) return parsed;
  const { hash } = parsed;
  await db.transaction((tx) =>
    storePassword(tx, { accountId, hash, oneTime: !own }, by?.credential?.tokenId ?? null),
  );
  if (own) await quota?.succeeded({ address, account: accountId });
  return { ok: true };
}

/** Too many wrong passwords. */
export function tooManyAttempts(seconds: number): DeskError {
  const message = `Too many attempts with a password: try again in ${seconds} seconds.`;
  return { code: errorCodes.rateLimited, message, path: [] };
}
