import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#server/database/connection.ts';
import { accountPasswords, accounts } from '#server/database/schema.ts';
import type { SignInQuota } from '#server/limits/sign-in-quota.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import { validationError } from '#shared/errors/validation-error.ts';
import { nameSchema } from '#shared/records/values.ts';
import { hasEmail } from './list-accounts.ts';
import { trimSignIns } from './manage-tokens.ts';
import { isPassword } from './passwords.ts';
import { parsePassword, storePassword, tooManyAttempts } from './set-password.ts';
import { issueToken } from './tokens.ts';

/** Where the attempt comes from, and what it goes by. */
export interface SignInContext {
  readonly db: Database;
  readonly clock: () => Date;
  /** Undefined where nothing is limited, as in a test. */
  readonly quota: SignInQuota | undefined;
  /** The client's address. */
  readonly address: string;
}

/** What somebody typed. */
export interface TypedCredentials {
  readonly email: string;
  readonly password: string;
  /** To be the password from now on; needed where somebody else chose the one until now. */
  readonly newPassword: string | null;
  /** What the token is called in the list of tokens. */
  readonly label: string | null;
}

/** A token and whose it is, or why there is none. */
export type PasswordSignIn =
  | { readonly ok: true; readonly id: string; readonly token: string; readonly expiresAt: string }
  | { readonly ok: false; readonly error: DeskError };

const daysSignedIn = 30;

/**
 * Lets somebody in by e-mail address and password, with a token for 30 days. An address without an account and a wrong
 * password are answered alike and after as much work. Errors: `INVALID_CREDENTIALS`, `RATE_LIMITED`, `VALIDATION_FAILED`
 * for the label and the new password, `PASSWORD_CHANGE_REQUIRED` after a password that somebody else chose.
 */
export async function signInWithPassword(
  { db, clock, quota, address }: SignInContext,
  { email, password, newPassword, label }: TypedCredentials,
): Promise<PasswordSignIn> {
  const labelled = nameSchema(200).safeParse(label ?? 'sign-in');
  if (!labelled.success) return { ok: false, error: validationError(labelled.error, ['label']) };
  const attempt = { address, account: email };
  const taken = await quota?.attempt(attempt);
  if (taken?.ok === false) return refuse(tooManyAttempts(taken.resetSeconds));
  const found = await findPassword(db, email);
  if (!(await isPassword(found?.hash ?? null, password)) || found === undefined || found.outdated)
    return refuse(wrong);
  if (found.oneTime && newPassword === null) return refuse(changeRequired);
  const replacement =
    newPassword === null ? null : await parsePassword(newPassword, ['newPassword']);
  if (replacement?.ok === false) return replacement;
  if (newPassword !== null && (await isPassword(found.hash, newPassword))) return refuse(sameAgain);
  const expiresAt = new Date(clock().getTime() + daysSignedIn * 86_400_000).toISOString();
  const made = await db.transaction(async (tx) => {
    // Closed or given another password since it was looked at: then what was typed is no longer right.
    const [still] = await tx
      .select({ hash: accountPasswords.hash })
      .from(accounts)
      .innerJoin(accountPasswords, eq(accountPasswords.accountId, accounts.id))
      .where(and(eq(accounts.id, found.id), isNull(accounts.closedAt)))
      .for('update');
    if (still?.hash !== found.hash) return null;
    if (replacement !== null) {
      await storePassword(tx, { accountId: found.id, hash: replacement.hash, oneTime: false });
    }
    const { token } = await issueToken(tx, {
      accountId: found.id,
      label: labelled.data,
      expiresAt,
      origin: 'sign_in',
    });
    await trimSignIns(tx, found.id);
    return token;
  });
  if (made === null) return refuse(wrong);
  await quota?.succeeded(attempt);
  return { ok: true, id: found.id, token: made, expiresAt };
}

async function findPassword(db: Database, email: string) {
  const [found] = await db
    .select({
      id: accounts.id,
      hash: accountPasswords.hash,
      oneTime: accountPasswords.oneTime,
      outdated: sql<boolean>`${accountPasswords.oneTime} and ${accountPasswords.setAt} < now() - interval '7 days'`,
    })
    .from(accounts)
    .innerJoin(accountPasswords, eq(accountPasswords.accountId, accounts.id))
    .where(and(hasEmail(email.trim()), isNull(accounts.closedAt)));
  return found;
}

const wrong: DeskError = {
  code: errorCodes.invalidCredentials,
  message: 'There is no account with that e-mail address and password.',
  path: [],
};

const changeRequired: DeskError = {
  code: errorCodes.passwordChangeRequired,
  message: 'Somebody else chose this password: choose your own and give it as newPassword.',
  path: ['newPassword'],
};

const sameAgain: DeskError = {
  code: errorCodes.validationFailed,
  message: 'newPassword is the password until now: choose another.',
  path: ['newPassword'],
};

function refuse(error: DeskError): PasswordSignIn {
  return { ok: false, error };
}
