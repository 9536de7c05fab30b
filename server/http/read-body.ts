import type { IncomingMessage } from 'node:http';

/** The most bytes of a request: an account may send documents and batches of edits, anyone else only queries. */
export const bodyLimits = { account: 16_000_000, anonymous: 256_000 } as const;

/** Reads a request's body; undefined when it is longer than allowed. Throws when the client goes away meanwhile. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | undefined> {
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
