import type { Exchange } from './exchange.ts';
import type { RequestNotes } from './request-scope.ts';
import { requestIdOf } from './request-scope.ts';
import { routeOf, streamRoutes } from './route-of.ts';
import type { HttpServices } from './services.ts';

// Asked every few seconds by machines, and of interest only when something is wrong.
const quiet = new Set(['/health/live', '/health/ready', '/metrics', '/graphiql/']);

const longestPath = 200;

/**
 * Does the work of a request under its id, which is answered in `X-Request-Id`; writes one log line when the answer is
 * out, and counts it. The line has the path without its query: that, headers and bodies may hold secrets.
 */
export function observeExchange(
  { request, response, url, ended }: Exchange,
  { log, metrics, requests }: Pick<HttpServices, 'log' | 'metrics' | 'requests'>,
  work: () => Promise<void>,
): Promise<void> {
  const started = performance.now();
  const route = routeOf(url.pathname);
  const notes: RequestNotes = { requestId: requestIdOf(request.headers['x-request-id']) };
  response.setHeader('x-request-id', notes.requestId);
  const counted = metrics.requestStarted();
  response.once('close', () => {
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const status = response.statusCode;
    counted();
    metrics.answered(route, status, streamRoutes.has(route) ? undefined : ms / 1000);
    const line = {
      method: request.method,
      path: url.pathname.slice(0, longestPath),
      status,
      ms,
      ...(!response.writableFinished && { cutOff: true }),
    };
    requests.run(notes, ended, () => log[levelOf(route, status)](line, 'Answered a request.'));
  });
  return requests.run(notes, ended, work);
}

function levelOf(route: string, status: number): 'debug' | 'info' | 'warn' {
  // What went wrong is a line of its own, as an error, under the same id.
  if (status >= 500) return 'warn';
  return quiet.has(route) ? 'debug' : 'info';
}
