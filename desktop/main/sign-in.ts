import { z } from 'zod';
import type { KeptTokens } from './kept-tokens.ts';
import type { SignInAnswer } from '#desktop/ipc/sign-in.ts';
import {
  helloAnswerSchema,
  protocolHeader,
  protocolVersion,
  syncErrorSchema,
  syncPaths,
} from '#shared/sync/protocol.ts';

const tokenSchema = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,500}$/u);

// Milliseconds that somebody waits for an answer.
const patience = 10_000;

/** Asks the server who a token belongs to, and keeps the token if the server takes it; otherwise nothing changes. */
export async function signIn(
  given: unknown,
  { server, tokens }: { readonly server: string; readonly tokens: KeptTokens },
): Promise<SignInAnswer> {
  const token = tokenSchema.safeParse(given);
  if (!token.success) {
    const message = 'This is no token: paste it whole, as one word without spaces.';
    return { ok: false, message };
  }
  const account = await accountOf(server, token.data);
  if (!account.ok) return account;
  try {
    await tokens.keep(server, token.data);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The token is right, but it could not be kept on this machine (${reason}).`;
    return { ok: false, message };
  }
  return account;
}

async function accountOf(server: string, token: string): Promise<SignInAnswer> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(new URL(syncPaths.hello, server), {
      headers: {
        authorization: `Bearer ${token}`,
        [protocolHeader]: String(protocolVersion),
      },
      signal: AbortSignal.timeout(patience),
    });
    body = await response.json();
  } catch {
    const message = `The server at ${server} does not answer, so nobody can say whose token this is. Try again when it does.`;
    return { ok: false, message };
  }
  if (response.status === 401) {
    const message =
      'The server does not take this token. Look whether it is whole, or ask an administrator for a new one.';
    return { ok: false, message };
  }
  const refused = syncErrorSchema.safeParse(body);
  if (refused.success) return { ok: false, message: refused.data.error.message };
  const hello = helloAnswerSchema.safeParse(body);
  if (!hello.success || hello.data.account === null) {
    return { ok: false, message: `What answers at ${server} is no Verbatim server.` };
  }
  const { name, role } = hello.data.account;
  return { ok: true, account: { name, role } };
}
