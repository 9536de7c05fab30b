import type { z } from 'zod';
import { validationError } from '#shared/errors/validation-error.ts';
import { protocolHeader, protocolVersion } from '#shared/sync/protocol.ts';
import { deskError, sendError, type SignedInExchange } from '../exchange.ts';
import { bodyLimits, readBody } from '../read-body.ts';

/** Refuses a client of another protocol version; answers whether it did. */
export function refuseOtherProtocol(exchange: SignedInExchange): boolean {
  const given = exchange.request.headers[protocolHeader];
  if (given === String(protocolVersion)) return false;
  const message = `This server speaks version ${protocolVersion} of the sync protocol and the client ${
    given === undefined ? 'names none' : `version ${String(given)}`
  }: update the older of the two.`;
  sendError(exchange, 409, deskError('protocolVersion', message));
  return true;
}

/** Reads the message of a sync request; undefined when it was refused, with the answer already sent. */
export async function readMessage<Message>(
  exchange: SignedInExchange,
  schema: z.ZodType<Message>,
): Promise<Message | undefined> {
  if (exchange.request.method !== 'POST') {
    exchange.response.setHeader('allow', 'POST');
    sendError(exchange, 405, deskError('validationFailed', 'Send this as a POST request.'));
    return undefined;
  }
  const limit = exchange.account === null ? bodyLimits.anonymous : bodyLimits.account;
  const body = await readBody(exchange.request, limit);
  if (body === undefined) {
    exchange.response.setHeader('connection', 'close');
    sendError(
      exchange,
      413,
      deskError(
        'validationFailed',
        `The message is larger than ${limit} bytes: send less at once.`,
      ),
    );
    return undefined;
  }
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  sendError(exchange, 400, validationError(parsed.error));
  return undefined;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
