import { createServer, type Server, type ServerOptions } from 'node:http';
import { limits } from '#server/limits/limits.ts';
import { createRequestHandler } from './handle-request.ts';
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
  if (failure !== undefined) return { ok: false, message: explain(failure, host, port) };
  server.on('error', (error) => services.log.error({ err: error }, 'The HTTP server failed.'));
  return { ok: true, port: portOf(server), close: () => close(server, services.log) };
}

// Not the port asked for: that may have been 0, for any free one.
function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program: end it, or name another port in VERBATIM_PORT.`;
    case 'EACCES':
      return `Port ${port} needs more rights than this user has: name one above 1023 in VERBATIM_PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine: name one in VERBATIM_HOST, such as 127.0.0.1.`;
    default:
      return `The server cannot listen on ${host}, port ${port} (${message}): name others in VERBATIM_HOST and VERBATIM_PORT.`;
  }
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
