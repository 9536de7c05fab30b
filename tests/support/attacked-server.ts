import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, inject } from 'vitest';
import type { Config } from '#server/config.ts';
import { startServer } from '#server/main.ts';
import { protocolHeader, protocolVersion } from '#shared/sync/protocol.ts';
import { createTestDatabase } from './postgres.ts';

/** An answer with its body parsed. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: GraphqlBody | undefined;
}

/** What an answer of GraphQL, or a refusal anywhere else, looks like. */
export interface GraphqlBody {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  readonly error?: { readonly code: string; readonly message: string };
}

/** A whole server on a database of its own, as others see it: over HTTP. */
export async function attackedServer(config: Partial<Config> = {}) {
  const database = await createTestDatabase(inject('cluster'));
  const dataDir = await mkdtemp(join(tmpdir(), 'verbatim-security-'));
  const logged: string[] = [];
  const logTo = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString());
      done();
    },
  });
  const host = '127.0.0.1';
  const started = await startServer(
    {
      host,
      port: 0,
      dataDir,
      databaseUrl: database.url,
      anonymous: 'reader',
      logLevel: 'info',
      ...config,
    },
    { logTo },
  );
  if (!started.ok) throw new Error(started.message);
  afterAll(async () => {
    await started.stop();
    await database.drop();
    await rm(dataDir, { recursive: true });
  });
  const token = (await readFile(started.tokenFile, 'utf8')).trim();
  const url = started.url.replace('0.0.0.0', host);

  /** Posts to a path; a body that is no text is sent as JSON. */
  async function post(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<HttpAnswer> {
    return await send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: bytesOf(body),
    });
  }

  async function send(path: string, init: RequestInit = {}): Promise<HttpAnswer> {
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  }

  /** Asks GraphQL, as the administrator unless told. */
  async function ask(
    query: unknown,
    variables?: unknown,
    headers: Readonly<Record<string, string>> = bearer,
  ): Promise<HttpAnswer> {
    return await post('/graphql', { query, variables }, headers);
  }

  const bearer = { authorization: `Bearer ${token}` };
  const sync = { ...bearer, [protocolHeader]: String(protocolVersion) };
  return { url, database, token, bearer, sync, logged, post, send, ask };
}

/** Sends bytes as they are and answers all that comes back until the server closes the connection. */
export async function sendRaw(url: string, ...parts: readonly (string | Buffer)[]) {
  const { hostname, port } = new URL(url);
  return await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.once('close', () => resolve(text));
    // A server may close before it has read all; what it said before counts.
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    for (const part of parts) socket.write(part, 'latin1');
  });
}

function bytesOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}

function parsed(text: string): GraphqlBody | undefined {
  try {
    return JSON.parse(text) as GraphqlBody;
  } catch {
    return undefined;
  }
}
