import type { EditContext } from '#server/records/edit-context.ts';

/** What every resolver gets. */
export interface GraphqlContext {
  readonly database: EditContext['db'];
  /** Whose token the request carries; null for a reader without an account. */
  readonly viewer: EditContext['account'];
  readonly clock: EditContext['clock'];
  readonly log: EditContext['log'];
}

/** The same for the write path. */
export function editContext({ database, viewer, clock, log }: GraphqlContext): EditContext {
  return { db: database, account: viewer, clock, log };
}
