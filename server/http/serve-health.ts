import { appliedMigrations } from '#server/database/migration-state.ts';
import { sendJson, type Exchange } from './exchange.ts';
import type { HttpServices } from './services.ts';

type ReadyServices = Pick<HttpServices, 'db' | 'log' | 'migrations' | 'draining'>;

// A load balancer that asks every few seconds learns more from a "no" than from no answer.
const patience = 3000;

/** Answers that the process runs. */
export function serveLive(exchange: Exchange): void {
  sendJson(exchange, 200, { status: 'live' });
}

/** Answers whether requests can be served: 200, or 503 with the reason in one plain line. */
export async function serveReady(exchange: Exchange, services: ReadyServices): Promise<void> {
  const reason = services.draining.aborted
    ? 'The server is ending.'
    : await databaseProblem(services);
  if (reason === undefined) return sendJson(exchange, 200, { status: 'ready' });
  sendJson(exchange, 503, { status: 'not ready', reason });
}

async function databaseProblem({
  db,
  log,
  migrations,
}: ReadyServices): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patience, undefined);
  });
  try {
    const applied = await Promise.race([appliedMigrations(db), late]);
    if (applied === undefined) return 'The database does not answer in time.';
    if (migrations.some((name) => !applied.includes(name)))
      return 'The database was not migrated to this version: restart the server.';
    if (applied.some((name) => !migrations.includes(name)))
      return 'The database was migrated by a later version of Verbatim: update this server.';
    return undefined;
  } catch (error) {
    log.warn({ err: error }, 'The database does not answer.');
    return 'The database does not answer.';
  } finally {
    clearTimeout(timer);
  }
}
