import { limits } from '#server/limits/limits.ts';
import { protocolHeader } from '#shared/sync/protocol.ts';
import { deskError, sendError, type Exchange } from './exchange.ts';

const readable = ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'].join(', ');
const sendable = ['authorization', 'content-type', protocolHeader, 'x-request-id'].join(', ');

/**
 * Tells browsers which other sites' pages may read the answers: those whose origin is listed, and no others. Credentials
 * are never allowed with it: such a page sends a token, which it was given, and no cookie, which it was not.
 * Answers whether the request was a preflight, which is answered then.
 */
export function serveCors(exchange: Exchange, origins: ReadonlySet<string>): boolean {
  const { request, response } = exchange;
  const { origin } = request.headers;
  if (origins.size > 0) response.setHeader('vary', 'Origin');
  const listed = origin !== undefined && origins.has(origin);
  if (listed) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', readable);
  }
  const preflight =
    request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
  if (!preflight) return false;
  if (!listed) {
    sendError(exchange, 403, deskError('forbidden', refusal));
    return true;
  }
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': sendable,
    'access-control-max-age': String(limits.http.preflightSeconds),
  });
  response.end();
  return true;
}

const refusal =
  'Pages of this site may not use this server: an administrator can list its origin in VERBATIM_CORS_ORIGINS.';

/**
 * Whether a page of another site has a visitor's browser send a request that may change something. JSON posts cannot
 * be sent so without a preflight; this holds even where a browser or a proxy gets that wrong.
 */
export function isCrossSite({ request }: Exchange, origins: ReadonlySet<string>): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const { origin, host } = request.headers;
  if (origin === undefined || origins.has(origin)) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  // Browsers leave that header out where the connection is not encrypted. A proxy may have replaced the host.
  const hosts = [host, request.headers['x-forwarded-host']];
  return !URL.canParse(origin) || !hosts.includes(new URL(origin).host);
}

/** Refuses a request of another site's page. */
export function refuseCrossSite(exchange: Exchange): void {
  sendError(exchange, 403, deskError('forbidden', refusal));
}
