import { beatInterval, syncEvents } from '#shared/sync/protocol.ts';
import { tooManyStreams } from '#server/limits/stream-quota.ts';
import { deskError, sendError, type SignedInExchange } from '../exchange.ts';
import { countStream, refusalOf } from '../live-connection.ts';
import type { HttpServices } from '../services.ts';

/**
 * Answers a stream of server-sent events: a beat at once and then regularly, and a poke after each change. It ends when
 * whoever opened it may listen no longer, or may do something else than then: the client asks again and learns why.
 */
export function serveEvents(exchange: SignedInExchange, services: HttpServices): void {
  const { response } = exchange;
  const { bell, metrics, live } = services;
  // The client may have gone while it was signed in: then nothing would ever say that the stream is closed.
  if (response.destroyed) return;
  if (bell.closed()) {
    response.writeHead(503, { connection: 'close' }).end();
    return;
  }
  const uncount = countStream(exchange, services);
  if (uncount === null) return sendError(exchange, 429, deskError('rateLimited', tooManyStreams));
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies that collect an answer before they pass it on would hold the events back.
    'x-accel-buffering': 'no',
    // Kept for another request after the stream, the connection would hold up a server that ends.
    connection: 'close',
  });
  let poked = false;
  const send = (event: string) => {
    // A client that reads nothing is not written to: one poke tells it as much as many.
    if (!response.writableNeedDrain) response.write(`event: ${event}\ndata: {}\n\n`);
    else if (event === syncEvents.poke) poked = true;
  };
  const drained = () => {
    if (poked) response.write(`event: ${syncEvents.poke}\ndata: {}\n\n`);
    poked = false;
  };
  const look = onceAtATime(async () => {
    if ((await refusalOf(exchange, services)) !== null) response.end();
  }, services.log);
  send(syncEvents.beat);
  const beats = setInterval(() => send(syncEvents.beat), beatInterval);
  const checks = setInterval(look, live.check);
  const silence = bell.onRing(() => {
    send(syncEvents.poke);
    look();
  });
  const stay = bell.onClose(() => response.end());
  const closed = metrics.streamOpened();
  response.on('drain', drained);
  response.once('close', () => {
    clearInterval(beats);
    clearInterval(checks);
    silence();
    stay();
    closed();
    uncount();
  });
}

/** A look that is not begun again before it has ended; rings may come faster than the database answers. */
function onceAtATime(look: () => Promise<void>, log: HttpServices['log']): () => void {
  let looking = false;
  return () => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) =>
        log.warn({ err: error }, 'Could not look whether a client may still listen.'),
      )
      .finally(() => {
        looking = false;
      });
  };
}
