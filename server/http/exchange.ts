import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Account } from '#server/accounts/account.ts';
import type { ClientAddress } from './client-address.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';

/** One request and its response. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Aborted when the request ends before it is answered: its client has gone, or its time is up. */
  readonly ended: AbortSignal;
  readonly sender: ClientAddress;
}

/** A request whose sender is known to be allowed to read. */
export interface SignedInExchange extends Exchange {
  /** Null for a reader without an account. */
  readonly account: Account | null;
  /** Whether nothing may be asked but to be let in with a password. */
  readonly onlySignIn: boolean;
}

/** Answers JSON. */
export function sendJson({ response }: Exchange, status: number, body: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

/** Answers text. */
export function sendText(
  { response }: Exchange,
  status: number,
  body: string,
  type = 'text/plain',
): void {
  send(response, status, `${type}; charset=utf-8`, body);
}

/** Refuses in the shape that all paths but GraphQL have in common: `syncErrorSchema`. */
export function sendError(exchange: Exchange, status: number, error: DeskError): void {
  if (status === 401) exchange.response.setHeader('www-authenticate', 'Bearer');
  // GraphQL clients look for a list of errors.
  if (exchange.url.pathname === '/graphql') {
    const { message, code, path } = error;
    const extensions = { code, ...(path.length > 0 && { path }) };
    return sendJson(exchange, status, { errors: [{ message, extensions }] });
  }
  return sendJson(exchange, status, { error });
}

/** An error without a place in the input. */
export function deskError(code: keyof typeof errorCodes, message: string): DeskError {
  return { code: errorCodes[code], message, path: [] };
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
