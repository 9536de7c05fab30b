import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { deskError, sendError, sendText, type Exchange } from './exchange.ts';
import { isForeignHost } from './is-foreign-host.ts';
import { serveDocument } from './serve-document.ts';
import { serveGraphiql, serveGraphiqlAsset, wantsPage } from './serve-graphiql.ts';
import { serveGraphql } from './serve-graphql.ts';
import { serveLive, serveReady } from './serve-health.ts';
import type { HttpServices } from './services.ts';
import { observeExchange } from './observe-exchange.ts';
import { routeOf } from './route-of.ts';
import { signIn } from './sign-in.ts';
import { serveSync } from './sync/serve-sync.ts';

/** Answers every request of the server; what goes wrong unexpectedly is logged under an id that the answer names. */
export function createRequestHandler(services: HttpServices) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Of the request's target only path and query count, whatever host it claims to be for.
    const target = request.url?.startsWith('/') ? request.url : '/';
    const url = new URL(`http://verbatim.invalid${target.replace(/^\/+/, '/')}`);
    const exchange: Exchange = { request, response, url };
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    await observeExchange(exchange, services, () => answerOrApologise(exchange, services));
  };
}

async function answerOrApologise(exchange: Exchange, services: HttpServices): Promise<void> {
  const { request, response, url } = exchange;
  try {
    await answer(exchange, services);
  } catch (error) {
    if (response.destroyed || request.destroyed) return;
    const errorId = randomUUID();
    services.log.error(
      { err: error, errorId, path: url.pathname },
      'A request failed unexpectedly.',
    );
    if (response.headersSent) response.destroy();
    else {
      const message = `Something went wrong on the server (error ${errorId}): try again, and tell the administrator if it stays so.`;
      sendError(exchange, 500, deskError('internal', message));
    }
  }
}

async function answer(exchange: Exchange, services: HttpServices): Promise<void> {
  const { request, response, url } = exchange;
  const { pathname } = url;
  if (services.loopback && isForeignHost(request.headers.host)) {
    const message =
      'This server is reached as localhost or by its address, not under another name.';
    return sendError(exchange, 421, deskError('forbidden', message));
  }
  if (pathname === '/health/live') return serveLive(exchange);
  if (pathname === '/health/ready') return serveReady(exchange, services);
  if (pathname === '/graphql' && wantsPage(exchange)) return serveGraphiql(exchange, services);
  if (pathname.startsWith('/graphiql/')) return serveGraphiqlAsset(exchange, services);
  if (pathname === '/') {
    response.setHeader('location', '/graphql');
    return sendText(exchange, 302, 'GraphQL is at /graphql.\n');
  }
  if (routeOf(pathname) === 'other') {
    return sendError(exchange, 404, deskError('notFound', 'There is nothing at this address.'));
  }

  const signedIn = await signIn(request, services.db, services.anonymous);
  if (!signedIn.ok) return sendError(exchange, 401, signedIn.error);
  services.requests.signedIn(signedIn.account);
  const known = { ...exchange, account: signedIn.account };
  if (pathname === '/graphql') return serveGraphql(known, services);
  if (pathname === '/metrics') {
    return sendText(known, 200, await services.metrics.text(), 'text/plain; version=0.0.4');
  }
  if (pathname.startsWith('/sync/')) return serveSync(known, services);
  return serveDocument(known, pathname.slice('/documents/'.length), services);
}
