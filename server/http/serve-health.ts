import { readHorizon } from '#server/records/cursor.ts';
import { sendJson, type Exchange } from './exchange.ts';
import type { HttpServices } from './services.ts';

/** Answers that the process runs. */
export function serveLive(exchange: Exchange): void {
  sendJson(exchange, 200, { status: 'live' });
}

/** Answers whether requests can be served: whether the database can be reached and was migrated. */
export async function serveReady(exchange: Exchange, { db, log }: HttpServices): Promise<void> {
  try {
    // Reads a row that only a migrated database has.
    await readHorizon(db);
    sendJson(exchange, 200, { status: 'ready' });
  } catch (error) {
    log.warn({ err: error }, 'The database does not answer.');
    sendJson(exchange, 503, { status: 'not ready', reason: 'The database does not answer.' });
  }
}
