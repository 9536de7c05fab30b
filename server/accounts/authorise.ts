import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import type { Account } from './account.ts';

/** Null for an administrator, otherwise why not; `what` completes "may not ...". */
export function refuseUnlessAdmin(by: Account | null, what: string): DeskError | null {
  if (by === null) {
    const message = 'Only an administrator can do that: send a token.';
    return { code: errorCodes.unauthenticated, message, path: [] };
  }
  if (by.role === 'admin') return null;
  const message = `The account ${by.name} may not ${what}: ask an administrator.`;
  return { code: errorCodes.forbidden, message, path: [] };
}

/** Null for the account itself and for administrators, otherwise why not. */
export function refuseUnlessOwn(
  by: Account | null,
  accountId: string,
  what: string,
): DeskError | null {
  return by?.id === accountId ? null : refuseUnlessAdmin(by, what);
}

/** Why somebody without a token cannot do what needs an account of one's own. */
export const nobodySignedIn: DeskError = {
  code: errorCodes.unauthenticated,
  message: 'Nobody is signed in: send a token.',
  path: [],
};

/** Whether the e-mail address, the tokens and the closing of an account are shown to somebody. */
export function maySeePrivate(by: Account | null, accountId: string): boolean {
  return by !== null && (by.id === accountId || by.role === 'admin');
}
