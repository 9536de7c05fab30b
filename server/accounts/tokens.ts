import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Queryable } from '#server/database/connection.ts';
import { accounts, accountTokens } from '#server/database/schema.ts';
import type { Account } from './account.ts';

/** What a token is for, and until when. */
export interface NewToken {
  readonly accountId: string;
  /** In its owner's words, as in `laptop`. */
  readonly label: string;
  /** UTC instant; null for a token that does not expire. */
  readonly expiresAt?: string | null;
}

/**
 * Makes a token and answers it: `vbt_` and 32 random bytes in base64url. It is shown this once; only its hash is kept.
 * The prefix lets secret scanners recognise one that was published by mistake.
 */
export async function createToken(db: Queryable, options: NewToken): Promise<string> {
  const token = `vbt_${randomBytes(32).toString('base64url')}`;
  const { accountId, label, expiresAt = null } = options;
  await db
    .insert(accountTokens)
    .values({ id: v7(), accountId, label, expiresAt, hash: hashToken(token) });
  return token;
}

/**
 * The account that a bearer token signs in; null for one that is unknown, expired or revoked, or whose account is
 * closed. The look-up goes by hash, so how long it takes says nothing about how much of a guess was right.
 */
export async function authenticate(db: Queryable, token: string): Promise<Account | null> {
  if (!/^vbt_[\w-]{43}$/.test(token)) return null;
  const [found] = await db
    .select({
      id: accounts.id,
      name: accounts.name,
      role: accounts.role,
      tokenId: accountTokens.id,
      usedLately: sql<boolean>`coalesce(${accountTokens.lastUsedAt} > now() - interval '1 minute', false)`,
    })
    .from(accountTokens)
    .innerJoin(accounts, eq(accounts.id, accountTokens.accountId))
    .where(
      and(
        eq(accountTokens.hash, hashToken(token)),
        isNull(accountTokens.revokedAt),
        or(isNull(accountTokens.expiresAt), gt(accountTokens.expiresAt, sql`now()`)),
        isNull(accounts.closedAt),
      ),
    );
  if (found === undefined) return null;
  const { tokenId, usedLately, ...account } = found;
  // Once a minute at most: a write for every request would be the busiest in the database.
  if (!usedLately) await touch(db, tokenId);
  return account;
}

/** Ends a token; answers whether there was one to end. */
export async function revokeToken(db: Queryable, token: string): Promise<boolean> {
  const revoked = await db
    .update(accountTokens)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(accountTokens.hash, hashToken(token)), isNull(accountTokens.revokedAt)))
    .returning({ id: accountTokens.id });
  return revoked.length > 0;
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
