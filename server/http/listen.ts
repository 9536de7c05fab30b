import { createServer, type Server, type ServerOptions } from 'node:http';
import { limits } from '#server/limits/limits.ts';
import { createRequestHandler } from './handle-request.ts';
import { explainPort } from './port-problem.ts';
import { refuseMalformed } from './refuse-malformed.ts';
import type { HttpServices } from './services.ts';

/** A server that listens. */
export interface Listening {
  readonly ok: true;
  readonly port: number;
  /** Takes no more requests, lets those that run end, and answers when all are gone. */
  close(): Promise<void>;
}

/** Listening, or one line of why not. */
export type ListenResult = Listening | { readonly ok: false; readonly message: string };

// Below the ten seconds that container runtimes give by default before they kill.
const drainTime = 7000;

const serverOptions: ServerOptions = {
  maxHeaderSize: limits.http.headers,
  headersTimeout: limits.time.headersToCome,
  requestTimeout: limits.time.bodyToCome,
  keepAliveTimeout: limits.time.keepAlive,
  // How often is looked whether any of these times is over.
  connectionsCheckingInterval: 1000,
};

/** Listens for requests. */
export async function listen(
  host: string,
  port: number,
  services: HttpServices,
): Promise<ListenResult> {
  const handle = createRequestHandler(services);
  const server = createServer(serverOptions, (request, response) => {
    // A client that keeps its connection would go on asking on it while the server ends.
    if (!server.listening) response.setHeader('connection', 'close');
    // And one that asked before keeps it too, though nothing more can come on it.
    response.once('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
    void handle(request, response);
  });
  server.maxConnections = limits.http.connections;
  server.maxHeadersCount = limits.http.headerCount;
  server.timeout = limits.time.silence;
  refuseMalformed(server);
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => resolve(undefined));
  });
  if (failure !== undefined) return { ok: false, message: explainPort(failure, host, port) };
  server.on('error', (error) => services.log.error({ err: error }, 'The HTTP server failed.'));
  return { ok: true, port: portOf(server), close: () => close(server, services.log) };
}

// Not the port asked for: that may have been 0, for any free one.
function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function close(server: Server, log: HttpServices['log']): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // A client that reads slowly, or a statement that waits for a lock, must not hold the server up for ever.
  const force = setTimeout(() => {
    log.warn({ seconds: drainTime / 1000 }, 'Cut off the requests that did not end in time.');
    server.closeAllConnections();
  }, drainTime);
  await closed;
  clearTimeout(force);
}
