import type { z } from 'zod';
import { validationError } from '#shared/errors/validation-error.ts';
import { protocolHeader, protocolVersion } from '#shared/sync/protocol.ts';
import { deskError, sendError, type SignedInExchange } from '../exchange.ts';
import { readLimited } from '../read-body.ts';
import { readJson } from '#server/limits/read-json.ts';

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
  const body = await readLimited(exchange);
  if (body === undefined) return undefined;
  const read = readJson(body);
  if (!read.ok) {
    sendError(exchange, 400, deskError('validationFailed', `The body ${read.complaint}.`));
    return undefined;
  }
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return parsed.data;
  sendError(exchange, 400, validationError(parsed.error));
  return undefined;
}
