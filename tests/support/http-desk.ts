import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { createAccount } from '#server/accounts/create-account.ts';
import { createToken } from '#server/accounts/tokens.ts';
import type { Config } from '#server/config.ts';
import { openDatabase } from '#server/database/connection.ts';
import { accountGlobalId } from '#server/graphql/account-ids.ts';
import { startServer, type StartOptions } from '#server/main.ts';
import { protocolHeader, protocolVersion, type Role } from '#shared/sync/protocol.ts';
import { createTestDatabase } from './postgres.ts';

/** What a request over HTTP was answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  // Tests compare what is in them, and say so if it is not there.
  readonly data: Record<string, unknown> | null;
  readonly codes: readonly unknown[];
  readonly body: unknown;
}

/** Somebody who may ask. */
export interface Person {
  readonly id: string;
  readonly globalId: string;
  readonly token: string;
}

/** Servers on one database, and accounts of every role, as clients of the outside meet them. */
export async function httpDesk(configs: readonly Partial<Config>[], options: StartOptions = {}) {
  const database = await createTestDatabase(inject('cluster'));
  const dataDir = await mkdtemp(join(tmpdir(), 'verbatim-desk-'));
  const open = openDatabase(database.connection);
  const servers: { url: string; tokenFile: string; stop(): Promise<void> }[] = [];
  for (const config of configs) {
    const started = await startServer(
      {
        host: '127.0.0.1',
        port: 0,
        dataDir,
        databaseUrl: database.url,
        anonymous: 'reader',
        ...config,
      },
      options,
    );
    if (!started.ok) throw new Error(started.message);
    servers.push(started);
  }
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await open.close();
    await database.drop();
    await rm(dataDir, { recursive: true });
  });
  const tokenFile = servers[0]?.tokenFile ?? '';
  const firstAdmin = (await readFile(tokenFile, 'utf8')).trim();

  async function ask(
    query: string,
    {
      variables = {},
      token,
      server = 0,
    }: { variables?: object; token?: string | undefined; server?: number } = {},
  ): Promise<HttpAnswer> {
    const { body, ...rest } = await send('/graphql', { query, variables }, { token, server });
    const answer = body as { data?: Record<string, unknown>; errors?: unknown };
    const errors = (answer.errors ?? []) as { extensions: { code: unknown } }[];
    const codes = errors.map(({ extensions }) => extensions.code);
    return { ...rest, body, data: answer.data ?? null, codes };
  }

  /** Sends JSON to any path; without a body it is a GET. */
  async function send(
    path: string,
    body: unknown,
    { token, server = 0 }: { token?: string | undefined; server?: number } = {},
  ) {
    const response = await fetch(`${servers[server]?.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        [protocolHeader]: String(protocolVersion),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: parsed };
  }

  async function person(
    role: Role,
    { name = `The ${role}`, email = null }: { name?: string; email?: string | null } = {},
  ): Promise<Person> {
    const made = await createAccount(open.db, { name, email, role });
    if (!made.ok) throw new Error(made.error.message);
    const { id } = made.account;
    const token = await createToken(open.db, { accountId: id, label: 'test' });
    return { id, globalId: accountGlobalId('Account', id), token };
  }

  return { db: open.db, servers, ask, send, person, firstAdmin };
}
