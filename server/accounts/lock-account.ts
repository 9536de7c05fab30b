import { and, eq, isNull, or } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { accounts } from '#server/database/schema.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import type { Role } from '#shared/sync/protocol.ts';

/** An account that nobody else changes until the transaction ends. */
export interface LockedAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly closedAt: string | null;
  /** Whether the desk would be without an administrator if this account were none. */
  readonly onlyAdmin: boolean;
}

/**
 * Locks an account, and with it all administrators: of two that are demoted at once, the second then sees that it is the
 * last. They are locked in the order of their ids, so that two such transactions never wait for each other.
 */
export async function lockAccount(
  tx: Transaction,
  accountId: string,
): Promise<LockedAccount | undefined> {
  const administers = and(eq(accounts.role, 'admin'), isNull(accounts.closedAt));
  const rows = await tx
    .select({
      id: accounts.id,
      name: accounts.name,
      email: accounts.email,
      role: accounts.role,
      closedAt: accounts.closedAt,
    })
    .from(accounts)
    .where(or(eq(accounts.id, accountId), administers))
    .orderBy(accounts.id)
    .for('update');
  const found = rows.find(({ id }) => id === accountId);
  if (found === undefined) return undefined;
  const admins = rows.filter(({ role, closedAt }) => role === 'admin' && closedAt === null);
  return { ...found, onlyAdmin: admins.length === 1 && admins[0]?.id === accountId };
}

/** There is no such account. */
export const noAccount: DeskError = {
  code: errorCodes.notFound,
  message: 'There is no account with this id.',
  path: ['id'],
};

/** Nobody would be left who can make administrators. */
export function lastAdmin(name: string, path: readonly string[]): DeskError {
  const message = `${name} is the last administrator: make another account an administrator first.`;
  return { code: errorCodes.lastAdmin, message, path };
}
