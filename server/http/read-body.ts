import type { IncomingMessage } from 'node:http';
import { limits } from '#server/limits/limits.ts';
import { deskError, sendError, type SignedInExchange } from './exchange.ts';

/** Reads a request's body; undefined when it is longer than its sender may send, with the answer already sent. */
export async function readLimited(exchange: SignedInExchange): Promise<Buffer | undefined> {
  const { bodyOfAccount, bodyOfAnyone } = limits.http;
  const limit = exchange.account === null ? bodyOfAnyone : bodyOfAccount;
  const body = await readBody(exchange.request, limit);
  if (body !== undefined) return body;
  // What else the client sends is not read, so nothing after it could be told apart from it.
  exchange.response.setHeader('connection', 'close');
  const message = `The request is larger than ${limit} bytes: send less at once.`;
  sendError(exchange, 413, deskError('requestTooLarge', message));
  return undefined;
}

async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  // Left open when it is too long: a destroyed request has no connection left to be refused on.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
