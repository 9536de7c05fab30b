import type { Role } from '#shared/sync/protocol.ts';

/** Who is signed in. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Whether the account may change records; nobody without an account may. */
export function mayEdit(account: Account | null): boolean {
  return account?.role === 'editor' || account?.role === 'admin';
}
