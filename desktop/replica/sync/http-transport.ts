import type { z } from 'zod';
import { eventNames } from './event-stream.ts';
import type { Answered, Transport, TransportFailure } from './transport.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';
import {
  articlesAnswerSchema,
  bootstrapAnswerSchema,
  findAnswerSchema,
  helloAnswerSchema,
  historyAnswerSchema,
  protocolHeader,
  protocolVersion,
  pullAnswerSchema,
  pushAnswerSchema,
  syncErrorSchema,
  syncPaths,
} from '#shared/sync/protocol.ts';

/** What the HTTP transport depends on. */
export interface HttpTransportOptions {
  /** The server's address, without a path. */
  readonly server: string;
  /** Reads the token anew; null for a reader without an account. */
  readonly readToken: () => Promise<string | null>;
  readonly fetch: typeof fetch;
  /** Milliseconds after which an answer is not waited for any more. */
  readonly patience: number;
}

/** Speaks the sync protocol over HTTP. The token is read anew at each hello, and used until the next. */
export function httpTransport(options: HttpTransportOptions): Transport {
  let token: string | null = null;

  const request = (path: string, body: unknown, signal: AbortSignal): Promise<Response> =>
    options.fetch(new URL(path, options.server), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        [protocolHeader]: String(protocolVersion),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A redirect could carry the token to another host.
      redirect: 'error',
      signal,
    });

  const ask = async <Answer>(
    path: string,
    body: unknown,
    schema: z.ZodType<Answer>,
    signal: AbortSignal,
  ): Promise<Answered<Answer>> => {
    const patience = AbortSignal.timeout(options.patience);
    const both = anyOf(signal, patience);
    try {
      const response = await request(path, body, both.signal);
      if (!response.ok) return await refusal(response);
      const parsed = schema.safeParse(await jsonOf(response));
      return parsed.success ? { ok: true, answer: parsed.data } : notUnderstood(path);
    } catch (error) {
      return error instanceof SyntaxError ? notUnderstood(path) : unreachable(options.server);
    } finally {
      both.release();
    }
  };

  return {
    hello: async (signal) => {
      token = await options.readToken();
      return ask(syncPaths.hello, undefined, helloAnswerSchema, signal);
    },
    bootstrap: (body, signal) => ask(syncPaths.bootstrap, body, bootstrapAnswerSchema, signal),
    pull: (body, signal) => ask(syncPaths.pull, body, pullAnswerSchema, signal),
    articles: (body, signal) => ask(syncPaths.articles, body, articlesAnswerSchema, signal),
    find: (body, signal) => ask(syncPaths.find, body, findAnswerSchema, signal),
    history: (body, signal) => ask(syncPaths.history, body, historyAnswerSchema, signal),
    push: (body, signal) => ask(syncPaths.push, body, pushAnswerSchema, signal),
    events: async (hear, signal) => {
      try {
        const response = await request(syncPaths.events, undefined, signal);
        if (!response.ok) return await refusal(response);
        hear('open');
        for await (const name of eventNames(bytesOf(response))) hear(name);
      } catch {
        // A stream that breaks ends like one that was closed.
      }
      return unreachable(options.server);
    },
    credentialsChanged: async () => (await options.readToken()) !== token,
  };
}

// Not `response.json()`, whose decoder takes several times as long over the megabytes of a first copy.
async function jsonOf(response: Response): Promise<unknown> {
  return JSON.parse(Buffer.from(await response.arrayBuffer()).toString('utf8'));
}

function bytesOf(response: Response): AsyncIterable<Uint8Array> {
  if (response.body === null) throw new Error('The answer has no body');
  return response.body;
}

async function refusal(response: Response): Promise<TransportFailure> {
  const body: unknown = await response.json().catch(() => null);
  const said = syncErrorSchema.safeParse(body);
  const code = said.success ? said.data.error.code : null;
  const message = said.success
    ? said.data.error.message
    : `The server answered with an error (HTTP ${response.status}).`;
  if (code === errorCodes.protocolVersion) return { ok: false, failure: 'refused', message };
  if (response.status === 401) return { ok: false, failure: 'signed_out', message };
  const bad = [400, 413, 422].includes(response.status);
  return { ok: false, failure: bad ? 'bad_request' : 'broken', message };
}

function notUnderstood(path: string): TransportFailure {
  const message = `The server's answer to ${path} could not be understood. Is it a Verbatim server of this version?`;
  return { ok: false, failure: 'broken', message };
}

function unreachable(server: string): TransportFailure {
  return {
    ok: false,
    failure: 'unreachable',
    message: `The server at ${server} cannot be reached.`,
  };
}

// `AbortSignal.any` is newer than the oldest Node that must run this.
function anyOf(...signals: readonly AbortSignal[]) {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  for (const signal of signals) {
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  }
  const release = (): void => {
    for (const signal of signals) signal.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, release };
}
