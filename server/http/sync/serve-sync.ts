import { syncPaths } from '#shared/sync/protocol.ts';
import { sendError, sendJson, type SignedInExchange } from '../exchange.ts';
import type { HttpServices } from '../services.ts';
import { answerSync } from './answer-sync.ts';
import { readMessage, refuseOtherProtocol } from './read-message.ts';
import { serveEvents } from './serve-events.ts';

/** Answers what replicas ask; see `shared/sync/protocol.ts` for each message. */
export async function serveSync(exchange: SignedInExchange, services: HttpServices): Promise<void> {
  if (refuseOtherProtocol(exchange)) return;
  const path = exchange.url.pathname;
  if (path === syncPaths.events) return serveEvents(exchange, services);
  const { account } = exchange;
  const replied = await answerSync(
    { path, account, read: (schema) => readMessage(exchange, schema) },
    services,
  );
  if (replied.reply === 'answer') sendJson(exchange, 200, replied.body);
  else if (replied.reply === 'refusal') sendError(exchange, replied.status, replied.error);
}
