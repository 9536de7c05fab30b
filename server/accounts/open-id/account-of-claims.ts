import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Database, Transaction } from '#server/database/connection.ts';
import { accountIdentities, accounts } from '#server/database/schema.ts';
import { nameSchema } from '#shared/records/values.ts';
import type { Role } from '#shared/sync/protocol.ts';
import type { Account } from '../account.ts';
import { announceAccount } from '../account-notice.ts';
import { newAccountSchema } from '../create-account.ts';
import { hasEmail } from '../list-accounts.ts';
import { lockAccount } from '../lock-account.ts';
import type { OpenIdConfig } from '#server/config-open-id.ts';
import type { Claims } from './open-id-issuer.ts';
import { roleOf } from './role-of.ts';

type Known = Pick<Account, 'id' | 'name' | 'role'> & { readonly closedAt: string | null };

/**
 * The account of somebody whom the issuer let in; null when it is closed. Who comes for the first time is linked to the
 * account with the e-mail address that the issuer has verified, or gets an account: see docs/decisions/open-id.md.
 */
export async function accountOfClaims(
  db: Database,
  claims: Claims,
  config: OpenIdConfig,
): Promise<Account | null> {
  const role = roleOf(claims, config);
  const known =
    (await findIdentity(db, config.issuer, claims.sub)) ??
    (await db.transaction((tx) => welcome(tx, claims, config.issuer, role ?? 'reader')));
  if (known.closedAt !== null) return null;
  const { id, name } = known;
  if (role !== undefined && role !== known.role) await adoptRole(db, id, role);
  const expiresAt = new Date(claims.exp * 1000).toISOString();
  return { id, name, role: role ?? known.role, credential: { tokenId: null, expiresAt } };
}

async function findIdentity(
  db: Database | Transaction,
  issuer: string,
  subject: string,
): Promise<Known | undefined> {
  const [found] = await db
    .select(known)
    .from(accountIdentities)
    .innerJoin(accounts, eq(accounts.id, accountIdentities.accountId))
    .where(and(eq(accountIdentities.issuer, issuer), eq(accountIdentities.subject, subject)));
  return found;
}

async function welcome(
  tx: Transaction,
  claims: Claims,
  issuer: string,
  role: Role,
): Promise<Known> {
  // An app sends its first requests together: one of them makes the account, the others find it.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${issuer} ${claims.sub}`}, 0))`,
  );
  const meanwhile = await findIdentity(tx, issuer, claims.sub);
  if (meanwhile !== undefined) return meanwhile;
  const email = verifiedEmail(claims);
  const owner = email === null ? undefined : await ownerOf(tx, email, issuer);
  const account =
    owner?.linkable === true
      ? owner.account
      : await makeAccount(tx, claims, owner ? null : email, role);
  // Somebody who was shown the door does not come in again under a new name.
  if (account.closedAt === null) {
    await tx
      .insert(accountIdentities)
      .values({ issuer, subject: claims.sub, accountId: account.id });
  }
  return account;
}

async function ownerOf(tx: Transaction, email: string, issuer: string) {
  const [found] = await tx
    .select({ ...known, subject: accountIdentities.subject })
    .from(accounts)
    .leftJoin(
      accountIdentities,
      and(eq(accountIdentities.accountId, accounts.id), eq(accountIdentities.issuer, issuer)),
    )
    .where(hasEmail(email));
  if (found === undefined) return undefined;
  const { subject, ...account } = found;
  const closed = account.closedAt !== null;
  // An issuer that is to let people in must not thereby be able to hand out the desk.
  return { account, linkable: closed || (subject === null && account.role !== 'admin') };
}

async function makeAccount(
  tx: Transaction,
  claims: Claims,
  email: string | null,
  role: Role,
): Promise<Known> {
  const [made] = await tx
    .insert(accounts)
    .values({ id: v7(), name: nameOf(claims), email, role })
    .onConflictDoNothing()
    .returning(known);
  // Another took the address meanwhile. Without one nothing can be in the way.
  return made ?? makeAccount(tx, claims, null, role);
}

// The account's stored role is the issuer's word too, since tokens that are made for it act by that one.
async function adoptRole(db: Database, id: string, role: Role): Promise<void> {
  await db.transaction(async (tx) => {
    const current = await lockAccount(tx, id);
    if (current === undefined || current.onlyAdmin || current.role === role) return;
    await tx.update(accounts).set({ role }).where(eq(accounts.id, id));
    await announceAccount(tx, id);
  });
}

function verifiedEmail({ email, email_verified: verified }: Claims): string | null {
  if (verified !== true) return null;
  return newAccountSchema.shape.email.safeParse(email).data ?? null;
}

function nameOf(claims: Claims): string {
  const names = [claims.name, claims.preferred_username, claims.email, claims.sub];
  return names.find((name) => nameSchema(200).safeParse(name).success) ?? 'somebody';
}

const known = {
  id: accounts.id,
  name: accounts.name,
  role: accounts.role,
  closedAt: accounts.closedAt,
};
