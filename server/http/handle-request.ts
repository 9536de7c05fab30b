import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { deskError, sendError, sendText, type Exchange } from './exchange.ts';
import { serveDocument } from './serve-document.ts';
import { serveGraphiql, serveGraphiqlAsset, wantsPage } from './serve-graphiql.ts';
import { isCutOff } from '#server/database/cut-off.ts';
import { admit, turnAway } from './admit.ts';
import { clientAddress } from './client-address.ts';
import { requestEnd, timeIsUp } from './request-end.ts';
import { serveGraphql } from './serve-graphql.ts';
import { serveLive, serveReady } from './serve-health.ts';
import type { HttpServices } from './services.ts';
import { observeExchange } from './observe-exchange.ts';
import { routeOf } from './route-of.ts';
import { serveSync } from './sync/serve-sync.ts';

/** Answers every request of the server; what goes wrong unexpectedly is logged under an id that the answer names. */
export function createRequestHandler(services: HttpServices) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { door } = services;
    const exchange: Exchange = {
      request,
      response,
      url: urlOf(request),
      ended: requestEnd(request, response, door.requestTimeout),
      sender: clientAddress(request, door.proxies),
    };
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    await observeExchange(exchange, services, () => answerOrApologise(exchange, services));
  };
}

async function answerOrApologise(exchange: Exchange, services: HttpServices): Promise<void> {
  const { request, response, url, ended } = exchange;
  const late = (): void => {
    // GraphiQL is built when it is first asked for, which may take its time.
    if (timeIsUp(ended) && !isPage(exchange)) refuseLate(exchange);
  };
  ended.addEventListener('abort', late, { once: true });
  try {
    await answer(exchange, services);
  } catch (error) {
    if (response.destroyed || request.destroyed || ended.aborted) return;
    if (isCutOff(error)) return refuseLate(exchange);
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

function isPage(exchange: Exchange): boolean {
  return wantsPage(exchange) || exchange.url.pathname.startsWith('/graphiql/');
}

// Of the request's target only path and query count, whatever host it claims to be for.
function urlOf({ url: target = '/' }: IncomingMessage): URL {
  const path = target.startsWith('/') ? target.replace(/^\/+/, '/') : '/';
  const address = `http://verbatim.invalid${path}`;
  return new URL(URL.canParse(address) ? address : 'http://verbatim.invalid/');
}

// Whatever still works for the request finds that its database is gone, and ends.
function refuseLate(exchange: Exchange): void {
  if (exchange.response.headersSent) return;
  const message =
    'The answer took too long, and the work on it was ended: ask for less, or try again later.';
  sendError(exchange, 503, deskError('timeout', message));
}

async function answer(exchange: Exchange, services: HttpServices): Promise<void> {
  const { response, url } = exchange;
  const { pathname } = url;
  if (turnAway(exchange, services)) return;
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
  const known = await admit(exchange, services);
  if (known === undefined) return;
  if (pathname === '/graphql') return serveGraphql(known, services);
  if (pathname === '/metrics') {
    return sendText(known, 200, await services.metrics.text(), 'text/plain; version=0.0.4');
  }
  if (pathname.startsWith('/sync/')) return serveSync(known, services);
  return serveDocument(known, pathname.slice('/documents/'.length), services);
}
