import { beatInterval, syncEvents } from '#shared/sync/protocol.ts';
import type { SignedInExchange } from '../exchange.ts';
import { refusalOf } from '../live-connection.ts';
import type { HttpServices } from '../services.ts';

/**
 * Answers a stream of server-sent events: a beat at once and then regularly, and a poke after each change. It ends when
 * whoever opened it may listen no longer, or may do something else than then: the client asks again and learns why.
 */
export function serveEvents(exchange: SignedInExchange, services: HttpServices): void {
  const { response } = exchange;
  const { bell, metrics, live, log } = services;
  // The client may have gone while it was signed in: then nothing would ever say that the stream is closed.
  if (response.destroyed) return;
  if (bell.closed()) {
    response.writeHead(503, { connection: 'close' }).end();
    return;
  }
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies that collect an answer before they pass it on would hold the events back.
    'x-accel-buffering': 'no',
  });
  const send = (event: string) => response.write(`event: ${event}\ndata: {}\n\n`);
  send(syncEvents.beat);
  const beats = setInterval(() => send(syncEvents.beat), beatInterval);
  const silence = bell.onRing(() => send(syncEvents.poke));
  const stay = bell.onClose(() => response.end());
  const closed = metrics.streamOpened();
  const checks = setInterval(() => {
    refusalOf(exchange, services).then(
      (refusal) => {
        if (refusal !== null) response.end();
      },
      (error: unknown) => log.warn({ err: error }, 'Could not look whether a client may listen.'),
    );
  }, live.check);
  response.once('close', () => {
    clearInterval(beats);
    clearInterval(checks);
    silence();
    stay();
    closed();
  });
}
