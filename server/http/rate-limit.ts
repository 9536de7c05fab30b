import type { Taken } from '#server/limits/quota.ts';
import { deskError, sendError, type Exchange } from './exchange.ts';

/**
 * Tells in the answer how its sender's quota stands, in the two headers of the IETF's draft
 * (draft-ietf-httpapi-ratelimit-headers): q is how much may be taken in w seconds, r is left, and all is back in t.
 */
export function tellQuota({ response }: Exchange, { rule, remaining, resetSeconds }: Taken): void {
  const { name, points, seconds } = rule;
  response.setHeader('ratelimit-policy', `"${name}";q=${points};w=${seconds}`);
  response.setHeader('ratelimit', `"${name}";r=${remaining};t=${resetSeconds}`);
}

/** Refuses a request for which nothing is left: `RATE_LIMITED`, and when to try again. */
export function refuseTooMany(exchange: Exchange, taken: Taken): void {
  const { rule, resetSeconds } = taken;
  tellQuota(exchange, taken);
  exchange.response.setHeader('retry-after', String(resetSeconds));
  const message = `More than ${rule.points} requests in ${rule.seconds} seconds: try again in ${resetSeconds} seconds.`;
  sendError(exchange, 429, deskError('rateLimited', message));
}
