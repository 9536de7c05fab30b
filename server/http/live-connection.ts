import type { LiveConnection } from '#server/graphql/context.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { deskError, type SignedInExchange } from './exchange.ts';
import type { HttpServices } from './services.ts';
import { signIn } from './sign-in.ts';

/** Times of connections that stay open, in milliseconds. */
export interface LiveTimes {
  /** After so long in silence something is sent, so that neither side nor a proxy takes the other for gone. */
  readonly keepAlive: number;
  /** How often is looked whether the client may still listen, and whether something went unheard. */
  readonly check: number;
}

/** What a server uses unless told: a token that was revoked is of no more use after seconds. */
export const liveTimes: LiveTimes = { keepAlive: 15_000, check: 5000 };

type LiveServices = Pick<HttpServices, 'bell' | 'metrics' | 'db' | 'anonymous' | 'door' | 'live'>;

/** Counts an event stream as its sender's until the answered function is called; null where it is one too many. */
export function countStream(
  { sender, account }: SignedInExchange,
  { door }: Pick<HttpServices, 'door'>,
): (() => void) | null {
  return door.streamQuota.open({ ...sender, accountId: account?.id ?? null });
}

/**
 * Opens what a subscription listens on; it is given back when the client goes, the server ends, or it is closed. Null
 * where its sender has too many open.
 */
export function openLiveConnection(
  exchange: SignedInExchange,
  services: LiveServices,
): LiveConnection | null {
  const { response } = exchange;
  const uncount = countStream(exchange, services);
  if (uncount === null) return null;
  const { bell, metrics, live } = services;
  const ended = new AbortController();
  let stirred = false;
  let wake = () => {};
  const stir = () => {
    stirred = true;
    wake();
  };
  const close = () => {
    if (ended.signal.aborted) return;
    ended.abort();
    for (const giveBack of held) giveBack();
    stir();
  };
  const ticks = setInterval(stir, live.check);
  response.once('close', close);
  const held = [
    uncount,
    () => clearInterval(ticks),
    () => response.off('close', close),
    bell.onRing(stir),
    bell.onClose(close),
    metrics.streamOpened(),
  ];
  // Both may have happened before anybody listened for it.
  if (response.destroyed || bell.closed()) close();
  return {
    signal: ended.signal,
    async changed() {
      if (!stirred && !ended.signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      stirred = false;
    },
    refusal: () => refusalOf(exchange, services),
    close,
  };
}

/**
 * Why whoever opened a connection may listen no longer: the token was revoked or expired, the account was closed, or it
 * may do something else than when the connection was opened. Errors: `UNAUTHENTICATED`, `FORBIDDEN`.
 */
export async function refusalOf(
  { request, account }: SignedInExchange,
  services: Pick<HttpServices, 'db' | 'anonymous' | 'door'>,
): Promise<DeskError | null> {
  const now = await signIn(request, services);
  if (!now.ok) return now.error;
  if (now.account?.id === account?.id && now.account?.role === account?.role) return null;
  return deskError('forbidden', "The account's role was changed meanwhile: connect again.");
}
