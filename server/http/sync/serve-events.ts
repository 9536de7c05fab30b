import { beatInterval, syncEvents } from '#shared/sync/protocol.ts';
import type { SignedInExchange } from '../exchange.ts';
import type { HttpServices } from '../services.ts';

/** Answers a stream of server-sent events: a beat at once and then regularly, and a poke after each change. */
export function serveEvents({ response }: SignedInExchange, { bell, metrics }: HttpServices): void {
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
  response.once('close', () => {
    clearInterval(beats);
    silence();
    stay();
    closed();
  });
}
