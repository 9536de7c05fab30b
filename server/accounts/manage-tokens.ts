import { and, count, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Queryable } from '#server/database/connection.ts';
import { accounts, accountTokens } from '#server/database/schema.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import { validationError } from '#shared/errors/validation-error.ts';
import { instantSchema, nameSchema } from '#shared/records/values.ts';
import type { Account } from './account.ts';
import { announceAccount } from './account-notice.ts';
import { refuseUnlessAdmin, refuseUnlessOwn } from './authorise.ts';
import { issueToken, liveToken, type MadeToken } from './tokens.ts';

const mostTokens = 100;
const mostSignIns = 20;
const labelSchema = z.object({ label: nameSchema(200), expiresAt: instantSchema.nullable() });

/** A token as it is listed; what it reads itself is not kept anywhere. */
export interface ListedToken {
  readonly id: string;
  readonly accountId: string;
  readonly label: string;
  readonly origin: 'made' | 'sign_in';
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/**
 * Makes a token for oneself, or as an administrator for another. Errors: `UNAUTHENTICATED`, `FORBIDDEN`, `NOT_FOUND`,
 * `VALIDATION_FAILED` for a label or expiry that cannot be, a closed account, and one with 100 tokens in use.
 */
export async function makeToken(
  { db, by, clock }: { db: Database; by: Account | null; clock: () => Date },
  input: { accountId: string; label: string; expiresAt: string | null },
): Promise<({ ok: true } & MadeToken) | { ok: false; error: DeskError }> {
  const { accountId } = input;
  const refused = refuseUnlessOwn(by, accountId, 'make tokens for others');
  if (refused !== null) return { ok: false, error: refused };
  const parsed = labelSchema.safeParse({ label: input.label, expiresAt: input.expiresAt });
  if (!parsed.success) return { ok: false, error: validationError(parsed.error) };
  const { label, expiresAt } = parsed.data;
  if (expiresAt !== null && Date.parse(expiresAt) <= clock().getTime()) {
    return invalid('expiresAt', 'is in the past: name a time to come, or none');
  }
  return db.transaction(async (tx) => {
    // Held until the token is written: closing the account waits for it and then ends it with the others.
    const [account] = await tx
      .select({ closedAt: accounts.closedAt })
      .from(accounts)
      .where(eq(accounts.id, accountId))
      .for('update');
    if (account === undefined) {
      const message = 'There is no account with this id.';
      return { ok: false, error: { code: errorCodes.notFound, message, path: ['accountId'] } };
    }
    if (account.closedAt !== null) {
      return invalid('accountId', 'is the id of a closed account: reopen it first');
    }
    const [tokens] = await tx
      .select({ live: count() })
      .from(accountTokens)
      .where(and(eq(accountTokens.accountId, accountId), liveToken()));
    if ((tokens?.live ?? 0) >= mostTokens) {
      return invalid('accountId', `has ${mostTokens} tokens in use: revoke one first`);
    }
    return { ok: true, ...(await issueToken(tx, { accountId, label, expiresAt })) };
  });
}

/** Ends a token of one's own, or as an administrator any; ending it twice is no error. */
export async function revokeToken(
  db: Database,
  by: Account | null,
  id: string,
): Promise<{ ok: true; token: ListedToken } | { ok: false; error: DeskError }> {
  return db.transaction(async (tx) => {
    const [token] = await tx
      .select(listed)
      .from(accountTokens)
      .where(eq(accountTokens.id, id))
      .for('update');
    // Whose token an id belongs to is nobody else's business: to others it is not there.
    if (token === undefined || refuseUnlessOwn(by, token.accountId, '') !== null) {
      const refused = by === null ? refuseUnlessAdmin(by, '') : null;
      const message = 'There is no token of yours with this id.';
      return {
        ok: false,
        error: refused ?? { code: errorCodes.notFound, message, path: ['id'] },
      };
    }
    if (token.revokedAt !== null) return { ok: true, token };
    const [revoked = token] = await tx
      .update(accountTokens)
      .set({ revokedAt: sql`now()` })
      .where(eq(accountTokens.id, id))
      .returning(listed);
    await announceAccount(tx, token.accountId);
    return { ok: true, token: revoked };
  });
}

/** Ends the oldest tokens that signing in made, so that no more than 20 of an account are in use. */
export async function trimSignIns(db: Queryable, accountId: string): Promise<void> {
  const spare = db
    .select({ id: accountTokens.id })
    .from(accountTokens)
    .where(
      and(eq(accountTokens.accountId, accountId), eq(accountTokens.origin, 'sign_in'), liveToken()),
    )
    .orderBy(desc(accountTokens.createdAt), desc(accountTokens.id))
    .offset(mostSignIns);
  const ended = await db
    .update(accountTokens)
    .set({ revokedAt: sql`now()` })
    .where(inArray(accountTokens.id, spare))
    .returning({ id: accountTokens.id });
  if (ended.length > 0) await announceAccount(db, accountId);
}

/** Ends the tokens that signing in made, except one, as after a change of the password. */
export async function revokeSignIns(
  db: Queryable,
  accountId: string,
  except: string | null,
): Promise<void> {
  await db
    .update(accountTokens)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(accountTokens.accountId, accountId),
        eq(accountTokens.origin, 'sign_in'),
        isNull(accountTokens.revokedAt),
        except === null ? undefined : ne(accountTokens.id, except),
      ),
    );
  await announceAccount(db, accountId);
}

/** The tokens of accounts, the latest made first; those that ended more than 30 days ago are left out. */
export async function listTokens(
  db: Queryable,
  accountIds: readonly string[],
): Promise<readonly ListedToken[]> {
  return db
    .select(listed)
    .from(accountTokens)
    .where(
      and(
        inArray(accountTokens.accountId, [...accountIds]),
        or(
          liveToken(),
          sql`least(${accountTokens.revokedAt}, ${accountTokens.expiresAt}) > now() - interval '30 days'`,
        ),
      ),
    )
    .orderBy(desc(accountTokens.createdAt), desc(accountTokens.id));
}

/** One token; undefined for an id that no token has. */
export async function readToken(db: Queryable, id: string): Promise<ListedToken | undefined> {
  const [token] = await db.select(listed).from(accountTokens).where(eq(accountTokens.id, id));
  return token;
}

const listed = {
  id: accountTokens.id,
  accountId: accountTokens.accountId,
  label: accountTokens.label,
  origin: accountTokens.origin,
  createdAt: accountTokens.createdAt,
  lastUsedAt: accountTokens.lastUsedAt,
  expiresAt: accountTokens.expiresAt,
  revokedAt: accountTokens.revokedAt,
};

function invalid(field: string, complaint: string): { ok: false; error: DeskError } {
  return {
    ok: false,
    error: {
      code: errorCodes.validationFailed,
      message: `${field} ${complaint}.`,
      path: [field],
    },
  };
}
