import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Queryable } from '#server/database/connection.ts';
import { accounts, accountTokens, type tokenOrigins } from '#server/database/schema.ts';
import type { Account } from './account.ts';

/** What a token is for, and until when. */
export interface NewToken {
  readonly accountId: string;
  /** In its owner's words, as in `laptop`. */
  readonly label: string;
  /** UTC instant; null for a token that does not expire. */
  readonly expiresAt?: string | null;
  /** `made` unless told: by somebody to be kept, and not by signing in. */
  readonly origin?: (typeof tokenOrigins)[number];
}

/** A token in clear, which nobody sees again, and the id by which it is known from now on. */
export interface MadeToken {
  readonly id: string;
  readonly token: string;
}

/**
 * Makes a token: `vbt_` and 32 random bytes in base64url. It is shown this once; only its hash is kept. The prefix lets
 * secret scanners recognise one that was published by mistake.
 */
export async function issueToken(db: Queryable, options: NewToken): Promise<MadeToken> {
  const token = `vbt_${randomBytes(32).toString('base64url')}`;
  const { accountId, label, expiresAt = null, origin = 'made' } = options;
  const id = v7();
  await db
    .insert(accountTokens)
    .values({ id, accountId, label, expiresAt, origin, hash: hashToken(token) });
  return { id, token };
}

/** The same, for whoever needs only the token itself. */
export async function createToken(db: Queryable, options: NewToken): Promise<string> {
  return (await issueToken(db, options)).token;
}

/** The condition that a token is neither revoked nor expired. */
export function liveToken() {
  return and(
    isNull(accountTokens.revokedAt),
    or(isNull(accountTokens.expiresAt), gt(accountTokens.expiresAt, sql`now()`)),
  );
}

/** Whether a text could be a token of ours, and not one of an OpenID issuer. */
export function isOwnToken(text: string): boolean {
  return /^vbt_[\w-]{43}$/.test(text);
}

/**
 * The account that a bearer token signs in; null for one that is unknown, expired or revoked, or whose account is
 * closed. The look-up goes by hash, so how long it takes says nothing about how much of a guess was right. Nothing is
 * kept in memory from one request to the next: see docs/decisions/no-memory-of-sign-ins.md.
 */
export async function authenticate(db: Queryable, token: string): Promise<Account | null> {
  if (!isOwnToken(token)) return null;
  const [found] = await db
    .select({
      id: accounts.id,
      name: accounts.name,
      role: accounts.role,
      tokenId: accountTokens.id,
      expiresAt: accountTokens.expiresAt,
      usedLately: sql<boolean>`coalesce(${accountTokens.lastUsedAt} > now() - interval '1 minute', false)`,
    })
    .from(accountTokens)
    .innerJoin(accounts, eq(accounts.id, accountTokens.accountId))
    .where(and(eq(accountTokens.hash, hashToken(token)), liveToken(), isNull(accounts.closedAt)));
  if (found === undefined) return null;
  const { tokenId, expiresAt, usedLately, ...account } = found;
  // Once a minute at most: a write for every request would be the busiest in the database.
  if (!usedLately) await touch(db, tokenId);
  return { ...account, credential: { tokenId, expiresAt } };
}

async function touch(db: Queryable, tokenId: string): Promise<void> {
  await db
    .update(accountTokens)
    .set({ lastUsedAt: sql`now()` })
    .where(
      and(
        eq(accountTokens.id, tokenId),
        or(
          isNull(accountTokens.lastUsedAt),
          lt(accountTokens.lastUsedAt, sql`now() - interval '1 minute'`),
        ),
      ),
    );
}

// No salt and no slow hash: the token is 256 random bits, which nobody finds by trying.
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
