import { asksOnlyToSignIn } from './asks-only-to-sign-in.ts';
import { readLimited } from './read-body.ts';
import { sendError, type SignedInExchange } from './exchange.ts';
import { plainRequest } from './plain-request.ts';
import { openLiveConnection } from './live-connection.ts';
import { sendStream } from './send-stream.ts';
import type { HttpServices } from './services.ts';
import { nobodySignedIn } from './sign-in.ts';

/** Answers a GraphQL request. */
export async function serveGraphql(
  exchange: SignedInExchange,
  services: HttpServices,
): Promise<void> {
  const { request, response, url, account, sender } = exchange;
  const body = await readLimited(exchange);
  if (body === undefined) return;
  if (exchange.onlySignIn && !asksOnlyToSignIn(body)) {
    return sendError(exchange, 401, nobodySignedIn);
  }
  const { db, clock, log } = services;
  const context = {
    database: db,
    viewer: account,
    clock,
    log,
    address: sender.address,
    signInQuota: services.door.signInQuota,
    charge: (cost: number) =>
      services.door.quota.charge({ ...sender, accountId: account?.id ?? null }, cost),
    openLive: () => openLiveConnection(exchange, services),
  };
  const plain = plainRequest(request, body);
  const json = plain && (await services.graphql.answer(plain, context));
  if (json !== undefined) {
    if (response.destroyed || response.headersSent) return;
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(json),
      'cache-control': 'no-store',
    });
    response.end(json);
    return;
  }
  const headers = new Headers();
  for (const name of ['accept', 'content-type']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  // Whoever closes the connection does not wait for the answer: what is not yet executed need not be.
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const method = request.method ?? 'GET';
  const answer = await services.graphql.fetch(
    new Request(url, {
      method,
      headers,
      signal: gone.signal,
      ...(method === 'POST' && { body: new Uint8Array(body) }),
    }),
    context,
  );
  if (answer.body !== null && isEventStream(answer)) {
    response.writeHead(answer.status, {
      ...Object.fromEntries(answer.headers),
      'cache-control': 'no-store',
      // Kept for another request after the stream, the connection would hold up a server that ends.
      connection: 'close',
    });
    return sendStream(response, answer.body);
  }
  const text = Buffer.from(await answer.arrayBuffer());
  // Every mutation has the word in it; that some other document has it too costs it a moment.
  if (body.includes('mutation')) await services.writeEnded();
  if (response.destroyed || response.headersSent) return;
  response.writeHead(answer.status, {
    ...Object.fromEntries(answer.headers),
    'content-length': text.length,
    'cache-control': 'no-store',
  });
  response.end(text);
}

function isEventStream({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/event-stream') === true;
}
