import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { errorCodes, type ErrorCode } from '#shared/errors/error-codes.ts';

interface Refusal {
  readonly status: string;
  readonly code: ErrorCode;
  readonly message: string;
}

/** Answers what is no proper HTTP, in the shape of all other refusals, where Node by itself would send no body. */
export function refuseMalformed(server: Server): void {
  const answering = new WeakMap<object, ServerResponse>();
  server.on('request', (request, response) => answering.set(request.socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // Nothing may be written into an answer that has begun.
    const begun = answering.get(socket);
    const inAnswer = begun?.headersSent === true && !begun.writableFinished;
    if (!socket.writable || inAnswer || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const { status, code, message } = refusalOf(error.code);
    const body = JSON.stringify({ error: { code, message, path: [] } });
    const head = [
      `HTTP/1.1 ${status}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
    socket.destroySoon();
  });
}

function refusalOf(code: string | undefined): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: '431 Request Header Fields Too Large',
        code: errorCodes.requestTooLarge,
        message: 'The headers of the request are too large: send fewer or shorter ones.',
      };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        status: '408 Request Timeout',
        code: errorCodes.timeout,
        message: 'The request took too long to come in: send it again, faster.',
      };
    default:
      return {
        status: '400 Bad Request',
        code: errorCodes.validationFailed,
        message: 'This is no proper HTTP request.',
      };
  }
}
