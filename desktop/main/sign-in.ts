import { z } from 'zod';
import type { Credentials, DeskEntry, ServerAnswer } from '#desktop/ipc/desks.ts';
import type { Words } from '#desktop/words/english.ts';
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

/** Whom the server takes somebody for; `token` and `account` are null for a reader without an account. */
export type SignedIn =
  | {
      readonly ok: true;
      readonly token: string | null;
      readonly account: NonNullable<DeskEntry['account']> | null;
    }
  /** One plain sentence: why not, and what to do. */
  | { readonly ok: false; readonly message: string; readonly wantsNewPassword?: boolean };

/** Makes a server's address of what somebody typed: `desk.example` is `https://desk.example`. Null when it is none. */
export function serverAddress(typed: string): string | null {
  const text = typed.trim();
  const local = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/u.test(text);
  const address = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text)
    ? text
    : `${local ? 'http' : 'https'}://${text}`;
  try {
    const { protocol, origin, hostname, username } = new URL(address);
    const isWeb = protocol === 'http:' || protocol === 'https:';
    return isWeb && hostname !== '' && username === '' ? origin : null;
  } catch {
    return null;
  }
}

/** Looks whether a Verbatim server answers at an address, and whether it lets readers in without an account. */
export async function lookAtServer(words: Words, typed: string): Promise<ServerAnswer> {
  const server = serverAddress(typed);
  if (server === null) {
    return { ok: false, message: words.desks.noAddress };
  }
  const said = await sayHello(words, server, null);
  if (said.said === 'hello') return { ok: true, server, needsAccount: false };
  if (said.said === 'who are you') return { ok: true, server, needsAccount: true };
  return { ok: false, message: said.message };
}

/** Signs in at a server; nothing is kept yet. */
export async function signIn(
  words: Words,
  server: string,
  credentials: Credentials,
): Promise<SignedIn> {
  if (credentials.by === 'nothing') return await accountOf(words, server, null);
  if (credentials.by === 'token') {
    const token = tokenSchema.safeParse(credentials.token);
    if (token.success) return await accountOf(words, server, token.data);
    return { ok: false, message: words.desks.noToken };
  }
  const asked = await askForToken(words, server, credentials);
  return asked.ok ? await accountOf(words, server, asked.token) : asked;
}

async function accountOf(words: Words, server: string, token: string | null): Promise<SignedIn> {
  const said = await sayHello(words, server, token);
  if (said.said === 'hello') return { ok: true, token, account: said.account };
  if (said.said === 'silence') return { ok: false, message: said.message };
  const message = token === null ? words.desks.needsAccount : words.desks.tokenNotTaken;
  return { ok: false, message };
}

type Said =
  | { readonly said: 'hello'; readonly account: NonNullable<DeskEntry['account']> | null }
  | { readonly said: 'who are you' }
  | { readonly said: 'silence'; readonly message: string };

async function sayHello({ desks }: Words, server: string, token: string | null): Promise<Said> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(new URL(syncPaths.hello, server), {
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        [protocolHeader]: String(protocolVersion),
      },
      signal: AbortSignal.timeout(patience),
    });
    body = await response.json();
  } catch {
    return { said: 'silence', message: desks.noServer(server) };
  }
  if (response.status === 401) return { said: 'who are you' };
  const refused = syncErrorSchema.safeParse(body);
  if (refused.success) return { said: 'silence', message: refused.data.error.message };
  const hello = helloAnswerSchema.safeParse(body);
  if (hello.success) return { said: 'hello', account: hello.data.account };
  return { said: 'silence', message: desks.otherServer(server) };
}

const mutation = `mutation ($input: SignInInput!) {
  signIn(input: $input) { __typename ... on SignInPayload { token } ... on Error { message } }
}`;
const answerSchema = z.object({
  data: z.object({
    signIn: z.object({
      __typename: z.string(),
      token: z.string().optional(),
      message: z.string().optional(),
    }),
  }),
});

async function askForToken(
  { desks }: Words,
  server: string,
  { email, password, newPassword }: Extract<Credentials, { by: 'password' }>,
): Promise<
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly message: string; readonly wantsNewPassword?: boolean }
> {
  const input = {
    email: email.trim(),
    password,
    label: 'desktop',
    ...(newPassword === null ? {} : { newPassword }),
  };
  try {
    const response = await fetch(new URL('/graphql', server), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: mutation, variables: { input } }),
      signal: AbortSignal.timeout(patience),
    });
    const {
      token,
      message,
      __typename: kind,
    } = answerSchema.parse(await response.json()).data.signIn;
    if (token !== undefined) return { ok: true, token };
    const refused = { ok: false, message: message ?? desks.notLetIn } as const;
    return kind === 'PasswordChangeRequiredError'
      ? { ...refused, wantsNewPassword: true }
      : refused;
  } catch {
    return { ok: false, message: desks.oddAnswer(server) };
  }
}
