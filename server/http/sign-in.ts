import type { IncomingMessage } from 'node:http';
import type { Account } from '#server/accounts/account.ts';
import { accountOfClaims } from '#server/accounts/open-id/account-of-claims.ts';
import { authenticate, isOwnToken } from '#server/accounts/tokens.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { deskError } from './exchange.ts';
import type { HttpServices } from './services.ts';

/** Who sends a request, or why it is not answered. */
export type SignedIn =
  | { readonly ok: true; readonly account: Account | null }
  | {
      readonly ok: false;
      readonly status: 401 | 503;
      /** Whether no token was sent at all. */
      readonly nobody: boolean;
      readonly error: DeskError;
    };

/** Where a token is needed and none was sent. */
export const nobodySignedIn: DeskError = deskError(
  'unauthenticated',
  'This server answers only who is signed in: send the header "Authorization: Bearer TOKEN".',
);

/**
 * Finds out who sends a request, by a token of ours or of the OpenID issuer. A token that is not valid is refused even
 * where anyone may read: whoever sends one believes to be signed in, and must learn otherwise. Errors: `UNAUTHENTICATED`;
 * `TIMEOUT` with status 503 where the issuer does not answer.
 */
export async function signIn(
  request: IncomingMessage,
  { db, anonymous, door }: Pick<HttpServices, 'db' | 'anonymous' | 'door'>,
): Promise<SignedIn> {
  const header = request.headers.authorization;
  if (header === undefined) {
    if (anonymous === 'reader') return { ok: true, account: null };
    return { ok: false, status: 401, nobody: true, error: nobodySignedIn };
  }
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (token === undefined) return refuse('The Authorization header must read "Bearer TOKEN".');
  if (door.openId !== null && !isOwnToken(token)) {
    const verified = await door.openId.verify(token);
    if (!verified.ok && verified.reason === 'unreachable') {
      const error = deskError('timeout', verified.message);
      return { ok: false, status: 503, nobody: false, error };
    }
    if (!verified.ok) return refuse(verified.message);
    const account = await accountOfClaims(db, verified.claims, door.openId.config);
    return account === null ? refuse('The account was closed.') : { ok: true, account };
  }
  const account = await authenticate(db, token);
  if (account !== null) return { ok: true, account };
  return refuse('The token is unknown, expired or revoked: ask an administrator for a new one.');
}

function refuse(message: string): SignedIn {
  return { ok: false, status: 401, nobody: false, error: deskError('unauthenticated', message) };
}
