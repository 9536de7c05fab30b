import type { Role } from '#shared/sync/protocol.ts';

/** What signed an account in. */
export interface Credential {
  /** Id of the bearer token; null for a token of the OpenID issuer, of which nothing is kept. */
  readonly tokenId: string | null;
  /** UTC instant; null when it does not expire by itself. */
  readonly expiresAt: string | null;
}

/** Who is signed in. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Absent where nobody sent one: in the command line, and in an account that was just made. */
  readonly credential?: Credential;
}

/** Whether the account may change records; nobody without an account may. */
export function mayEdit(account: Account | null): boolean {
  return account?.role === 'editor' || account?.role === 'admin';
}
