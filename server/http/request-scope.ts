import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What every log line of a request carries. */
export interface RequestNotes {
  readonly requestId: string;
  /** Id of the account that sent it, once that is known. */
  accountId?: string;
}

/** Tells code that runs for a request which one that is, without handing it through every function. */
export interface RequestScope {
  /** `ended` is aborted when the request ends before it is answered. */
  run<Result>(notes: RequestNotes, ended: AbortSignal, work: () => Result): Result;
  /** Notes who sent the request that runs. */
  signedIn(account: { readonly id: string } | null): void;
  /** Undefined outside any request. */
  current(): RequestNotes | undefined;
  /** See `run`; undefined outside any request. */
  ended(): AbortSignal | undefined;
}

/** Makes a scope; the log and the HTTP server share one. */
export function createRequestScope(): RequestScope {
  const storage = new AsyncLocalStorage<{ notes: RequestNotes; ended: AbortSignal }>();
  return {
    run: (notes, ended, work) => storage.run({ notes, ended }, work),
    signedIn(account) {
      const notes = storage.getStore()?.notes;
      if (notes !== undefined && account !== null) notes.accountId = account.id;
    },
    current: () => storage.getStore()?.notes,
    ended: () => storage.getStore()?.ended,
  };
}

/**
 * The id of a request: what the header `X-Request-Id` says, so that one id follows a request through proxies, else a
 * new one. What could break a log line or a header, or is longer than 128 characters, is not taken.
 */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{1,128}$/.test(header) ? header : randomUUID();
}
