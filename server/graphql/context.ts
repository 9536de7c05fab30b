import type { SignInQuota } from '#server/limits/sign-in-quota.ts';
import type { EditContext } from '#server/records/edit-context.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import type { Plans } from './plan/plans.ts';

/** What a subscription needs of the connection that it answers on. */
export interface LiveConnection {
  /** Ends when the client is gone or the server stops. */
  readonly signal: AbortSignal;
  /** Resolves when records may have changed since its last call, and every few seconds anyway. */
  readonly changed: () => Promise<void>;
  /** Why the client may be told no more; null while it may. */
  readonly refusal: () => Promise<DeskError | null>;
  /** Gives back what the connection holds. */
  readonly close: () => void;
}

/** What a request is answered with. */
export interface RequestContext {
  readonly database: EditContext['db'];
  /** Whose token the request carries; null for a reader without an account. */
  readonly viewer: EditContext['account'];
  readonly clock: EditContext['clock'];
  readonly log: EditContext['log'];
  /** Where the request comes from, for limits by address; undefined where nothing is limited, as in a test. */
  readonly address?: string | undefined;
  /** Counts attempts with passwords; undefined where nothing is limited. */
  readonly signInQuota?: SignInQuota | undefined;
  /** Has the request's sender charged for what an operation costs at most. */
  readonly charge?: ((cost: number) => void) | undefined;
  /** Opens what a subscription listens on; undefined where nobody could be told anything, null if too many are open. */
  readonly openLive?: (() => LiveConnection | null) | undefined;
}

/** What every resolver gets. */
export interface GraphqlContext extends RequestContext {
  readonly plans: Plans;
}

/** The same for the write path. */
export function editContext({ database, viewer, clock, log }: GraphqlContext): EditContext {
  return { db: database, account: viewer, clock, log };
}
