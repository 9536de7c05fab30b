import type { EditContext } from '#server/records/edit-context.ts';

/** What every resolver gets. */
export interface GraphqlContext extends Pick<EditContext, 'clock' | 'log'> {
  readonly database: EditContext['db'];
  /** Whose token the request carries; null for a reader without an account. */
  readonly viewer: EditContext['account'];
}
