import type { IncomingMessage } from 'node:http';
import type { Account } from '#server/accounts/account.ts';
import { authenticate } from '#server/accounts/tokens.ts';
import type { Queryable } from '#server/database/connection.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { deskError } from './exchange.ts';

/** Who sends a request, or why it is not answered. */
export type SignedIn =
  | { readonly ok: true; readonly account: Account | null }
  | { readonly ok: false; readonly error: DeskError };

/**
 * Finds out who sends a request. A token that is not valid is refused even where anyone may read: whoever sends one
 * believes to be signed in, and must learn otherwise. Error: `UNAUTHENTICATED`.
 */
export async function signIn(
  request: IncomingMessage,
  db: Queryable,
  anonymous: 'reader' | 'none',
): Promise<SignedIn> {
  const header = request.headers.authorization;
  if (header === undefined) {
    if (anonymous === 'reader') return { ok: true, account: null };
    return refuse(
      'This server answers only who is signed in: send the header "Authorization: Bearer TOKEN".',
    );
  }
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (token === undefined) return refuse('The Authorization header must read "Bearer TOKEN".');
  const account = await authenticate(db, token);
  if (account !== null) return { ok: true, account };
  return refuse('The token is unknown, expired or revoked: ask an administrator for a new one.');
}

function refuse(message: string): SignedIn {
  return { ok: false, error: deskError('unauthenticated', message) };
}
