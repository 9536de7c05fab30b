import { isCrossSite, refuseCrossSite, serveCors } from './cors.ts';
import { deskError, sendError, type Exchange, type SignedInExchange } from './exchange.ts';
import { isForeignHost } from './is-foreign-host.ts';
import { refuseTooMany, tellQuota } from './rate-limit.ts';
import type { HttpServices } from './services.ts';
import { signIn } from './sign-in.ts';

/** Whether a request was answered already, because of where it comes from: another name, another site, or a preflight. */
export function turnAway(exchange: Exchange, { loopback, door }: HttpServices): boolean {
  const { host } = exchange.request.headers;
  if (loopback && isForeignHost(host)) {
    const message =
      'This server is reached as localhost or by its address, not under another name.';
    sendError(exchange, 421, deskError('forbidden', message));
    return true;
  }
  if (serveCors(exchange, door.corsOrigins)) return true;
  if (!isCrossSite(exchange, door.corsOrigins)) return false;
  refuseCrossSite(exchange);
  return true;
}

/** Finds out who sends a request and counts it; undefined when it was refused, with the answer already sent. */
export async function admit(
  exchange: Exchange,
  services: HttpServices,
): Promise<SignedInExchange | undefined> {
  const { request, sender } = exchange;
  const { quota } = services.door;
  if (request.headers['content-encoding'] !== undefined) {
    const message = 'Send the body as it is, without Content-Encoding.';
    exchange.response.setHeader('accept-encoding', 'identity');
    sendError(exchange, 415, deskError('validationFailed', message));
    return undefined;
  }
  const anyone = { ...sender, accountId: null };
  const barred = await quota.barred(anyone);
  if (barred !== null) {
    refuseTooMany(exchange, barred);
    return undefined;
  }
  const signedIn = await signIn(request, services);
  // Where nobody may read without a token, one can be had with a password.
  const onlySignIn = !signedIn.ok && signedIn.nobody && exchange.url.pathname === '/graphql';
  if (!signedIn.ok && !onlySignIn) {
    if (request.headers.authorization !== undefined) await quota.badToken(anyone);
    sendError(exchange, signedIn.status, signedIn.error);
    return undefined;
  }
  const account = signedIn.ok ? signedIn.account : null;
  const taken = await quota.take({ ...sender, accountId: account?.id ?? null });
  if (taken?.ok === false) {
    refuseTooMany(exchange, taken);
    return undefined;
  }
  if (taken !== null) tellQuota(exchange, taken);
  services.requests.signedIn(account);
  return { ...exchange, account, onlySignIn };
}
