import { eq } from 'drizzle-orm';
import { documents } from '#server/database/schema.ts';
import { deskError, sendError, type Exchange } from './exchange.ts';
import type { HttpServices } from './services.ts';

/** Answers the bytes of an imported document, to be saved and never shown: they may be anything. */
export async function serveDocument(
  exchange: Exchange,
  hash: string,
  { db }: HttpServices,
): Promise<void> {
  const [document] = /^[0-9a-f]{64}$/.test(hash)
    ? await db.select().from(documents).where(eq(documents.hash, hash))
    : [];
  if (document === undefined) {
    return sendError(exchange, 404, deskError('notFound', 'There is no document with this hash.'));
  }
  const name = document.fileName ?? `${hash.slice(0, 12)}.txt`;
  exchange.response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': document.bytes.length,
    'content-disposition': `attachment; filename*=UTF-8''${encodeRfc5987(name)}`,
    // The hash names the bytes, so they never change; but who may read them may.
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  exchange.response.end(exchange.request.method === 'HEAD' ? undefined : document.bytes);
}

function encodeRfc5987(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
