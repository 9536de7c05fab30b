import { deskError, sendError, sendText, type Exchange } from './exchange.ts';
import type { HttpServices } from './services.ts';

// The editor puts its styles into the page as it runs; scripts come from this server's files alone.
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Whether a request is a browser's that opens the page, and not a program's that forgot to POST. */
export function wantsPage({ request }: Exchange): boolean {
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    /\btext\/html\b/.test(request.headers.accept ?? '')
  );
}

/** Answers the GraphiQL page. It holds no data: what it shows it asks for with the visitor's token. */
export async function serveGraphiql(exchange: Exchange, { graphiql }: HttpServices): Promise<void> {
  const page = await graphiql.html();
  if (typeof page === 'string') return sendText(exchange, 503, page);
  exchange.response.setHeader('content-security-policy', pagePolicy);
  return sendText(exchange, 200, page.bytes.toString('utf8'), 'text/html');
}

/** Answers a script, style, font or worker of the page. */
export async function serveGraphiqlAsset(
  exchange: Exchange,
  { graphiql }: HttpServices,
): Promise<void> {
  const file = await graphiql.asset(exchange.url.pathname);
  if (file === undefined) {
    return sendError(exchange, 404, deskError('notFound', 'There is no such file.'));
  }
  exchange.response.writeHead(200, {
    'content-type': file.contentType,
    'content-length': file.bytes.length,
    'cache-control': 'public, max-age=31536000, immutable',
    // A worker has a policy of its own, from its own response.
    'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
  });
  exchange.response.end(exchange.request.method === 'HEAD' ? undefined : file.bytes);
}
