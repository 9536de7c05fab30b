import { request as httpRequest } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { sessionConfig } from '#server/database/connection.ts';
import { startServer } from '#server/main.ts';
import {
  bootstrapAnswerSchema,
  helloAnswerSchema,
  protocolHeader,
  protocolVersion,
  pullAnswerSchema,
  pushAnswerSchema,
  syncErrorSchema,
} from '#shared/sync/protocol.ts';
import { createTestDatabase } from '#tests/support/postgres.ts';
import { askGraphql } from '#tests/support/server-process.ts';

const database = await createTestDatabase(inject('cluster'));
const dataDir = await mkdtemp(join(tmpdir(), 'verbatim-http-'));

async function start(anonymous: 'reader' | 'none', host = '127.0.0.1') {
  const started = await startServer({
    host,
    port: 0,
    dataDir,
    databaseUrl: database.url,
    anonymous,
  });
  if (!started.ok) throw new Error(started.message);
  return started;
}
const open = await start('reader');
const closed = await start('none', '0.0.0.0');
const closedUrl = closed.url.replace('0.0.0.0', '127.0.0.1');
const token = (await readFile(open.tokenFile, 'utf8')).trim();

afterAll(async () => {
  await Promise.all([open.stop(), closed.stop()]);
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const sync = { [protocolHeader]: String(protocolVersion) };
const bearer = { authorization: `Bearer ${token}` };
const post = (
  path: string,
  body: unknown,
  headers: Record<string, string> = { ...sync, ...bearer },
  url = open.url,
) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('Health and metrics:', () => {
  test('a server that runs is live and ready', async () => {
    expect((await fetch(`${open.url}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${open.url}/health/ready`)).json()).toEqual({ status: 'ready' });
    // A load balancer has no token.
    expect((await fetch(`${closedUrl}/health/ready`)).status).toBe(200);
  });

  test('metrics count what was answered', async () => {
    const text = await (await fetch(`${open.url}/metrics`)).text();
    expect(text).toMatch(
      /^verbatim_http_requests_total\{route="\/health\/live",status="200"\} \d+$/m,
    );
    expect((await fetch(`${closedUrl}/metrics`)).status).toBe(401);
  });
});

describe('Who is let in:', () => {
  const query = { query: '{ viewer { role } }' };

  test('a token signs in', async () => {
    expect(await askGraphql(open.url, query.query, { token })).toEqual({
      viewer: { role: 'ADMIN' },
    });
  });

  test.each(['Bearer nonsense', `Bearer vbt_${'x'.repeat(43)}`, 'Basic YTpi', 'Bearer'])(
    'a bad credential is refused even where anyone may read: %s',
    async (authorization) => {
      const response = await post('/graphql', query, { authorization });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
    },
  );

  test('nobody reads anything without a token where that is not wanted', async () => {
    for (const body of [query, { query: '{ __schema { types { name } } }' }]) {
      expect((await post('/graphql', body, {}, closedUrl)).status).toBe(401);
    }
    expect((await fetch(`${closedUrl}/sync/hello`, { headers: sync })).status).toBe(401);
    expect((await fetch(`${closedUrl}/documents/${'a'.repeat(64)}`)).status).toBe(401);
    expect((await post('/graphql', query, bearer, closedUrl)).status).toBe(200);
  });

  test('a site that lets its own name lead to this machine is refused', async () => {
    const status = await new Promise((resolve, reject) => {
      httpRequest(
        `${open.url}/sync/hello`,
        { headers: { host: 'evil.example', ...sync } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .once('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});

describe('Requests:', () => {
  test('a body that is too large is refused', async () => {
    const response = await post(
      '/graphql',
      { query: '{ __typename }', variables: { a: 'x'.repeat(300_000) } },
      {},
    );
    expect(response.status).toBe(413);
  });

  test('what is not there is not there', async () => {
    for (const path of [
      '/nothing',
      '/sync/nothing',
      '/graphiql/../package.json',
      '/graphiql/assets/..%2findex.html',
      '//evil.example/',
    ]) {
      expect(
        (await fetch(`${open.url}${path}`, { headers: sync, redirect: 'manual' })).status,
      ).toBeGreaterThan(299);
    }
  });

  test('no answer may be sniffed, and none is shared with another origin', async () => {
    const response = await fetch(`${open.url}/health/live`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('an imported document comes back byte for byte, to be saved and not shown', async () => {
    const bytes = Buffer.from(
      '\ufeffBridge (“new”) opens\r\n\r\nPORT AMSEL. June 3 (Coastline) - It is open.\r\n',
    );
    const data = await askGraphql(
      open.url,
      `mutation ($input: ImportArticleInput!) { importArticle(input: $input) { ... on ImportArticlePayload { article { document { downloadPath } } } } }`,
      {
        token,
        variables: { input: { bytes: bytes.toString('base64'), fileName: "b'ridge ü.txt" } },
      },
    );
    const { downloadPath } = (
      data as { importArticle: { article: { document: { downloadPath: string } } } }
    ).importArticle.article.document;
    const response = await fetch(`${open.url}${downloadPath}`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''b%27ridge%20%C3%BC.txt",
    );
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect((await fetch(`${open.url}/documents/${'0'.repeat(64)}`)).status).toBe(404);
  });
});

describe('Sync over HTTP:', () => {
  test('hello names the account and whether it may edit', async () => {
    const hello = async (headers: Record<string, string>) =>
      helloAnswerSchema.parse(await (await fetch(`${open.url}/sync/hello`, { headers })).json());
    expect(await hello({ ...sync, ...bearer })).toMatchObject({
      account: { role: 'admin' },
      mayEdit: true,
    });
    expect(await hello(sync)).toMatchObject({ account: null, mayEdit: false });
  });

  test.each([{}, { [protocolHeader]: '999' }])(
    'another protocol version is refused: %j',
    async (headers) => {
      const response = await fetch(`${open.url}/sync/hello`, { headers });
      expect(response.status).toBe(409);
      expect(syncErrorSchema.parse(await response.json()).error.code).toBe('PROTOCOL_VERSION');
    },
  );

  test('what is pushed is pulled, and a push sent again is answered the same', async () => {
    const first = bootstrapAnswerSchema.parse(
      await (await post('/sync/bootstrap', { after: null, limit: 500, scope: null })).json(),
    );
    expect(first.records.length).toBe(first.total);
    const edit = { action: 'create', kind: 'topic', id: v7(), fields: { name: 'Over HTTP' } };
    const push = { clientId: v7(), edits: [{ sequence: 1, edit }] };
    const answer = pushAnswerSchema.parse(await (await post('/sync/push', push)).json());
    expect(answer.outcomes[0]?.outcome.outcome).toBe('applied');
    expect(await (await post('/sync/push', push)).json()).toEqual(answer);
    const pull = pullAnswerSchema.parse(
      await (await post('/sync/pull', { cursor: first.cursor, limit: 500, scope: null })).json(),
    );
    expect(pull).toMatchObject({ status: 'changes', records: [{ id: edit.id }] });
  });

  test.each([
    ['/sync/pull', '{', 400],
    ['/sync/pull', { cursor: 5, limit: 1, scope: null }, 400],
    ['/sync/bootstrap', { after: null, limit: 501, scope: null }, 400],
    ['/sync/push', { clientId: 'x', edits: [] }, 400],
    ['/sync/articles', { ids: [] }, 400],
    ['/sync/find', { kind: 'actor' }, 400],
    ['/sync/history', { kind: 'topic', id: 'x', below: null, limit: 51 }, 400],
  ])('%s refuses %j', async (path, body, status) => {
    const response = await post(path, body);
    expect(response.status).toBe(status);
    expect(syncErrorSchema.parse(await response.json()).error.code).toBe('VALIDATION_FAILED');
  });

  test('what the server does not know in a message is named, and nothing is answered (1.4)', async () => {
    const body = { after: null, limit: 1, scope: null, colour: 'blue' };
    const response = await post('/sync/bootstrap', body);
    expect(response.status).toBe(400);
    const { error } = syncErrorSchema.parse(await response.json());
    expect(error.code).toBe('VALIDATION_FAILED');
    expect(error.message).toContain('colour');
  });

  test('only who may edit may push, and nothing is kept of a refused push (5.10)', async () => {
    const push = { clientId: v7(), edits: [{ sequence: 1, edit: {} }] };
    const response = await post('/sync/push', push, sync);
    expect(response.status).toBe(401);
    expect(syncErrorSchema.parse(await response.json()).error.code).toBe('UNAUTHENTICATED');
    const again = pushAnswerSchema.parse(await (await post('/sync/push', push)).json());
    expect(again.outcomes[0]?.outcome).toMatchObject({
      outcome: 'rejected',
      error: { code: 'VALIDATION_FAILED' },
    });
  });

  test('a change is heard on the event stream of every server of the database, also after a lost connection (8.1)', async () => {
    const stream = await openEvents(closedUrl);
    expect(await stream.next()).toBe('beat');
    await askGraphql(open.url, 'mutation { createTopic(input: { name: "Poke" }) { __typename } }', {
      token,
    });
    expect(await stream.next()).toBe('poke');

    const client = new pg.Client(sessionConfig({ connectionString: database.url }));
    await client.connect();
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query ilike any (array['listen %', '%as horizon']) and datname = current_database()",
    );
    await client.end();
    // Heard again: something may have changed while nobody listened.
    expect(await stream.next()).toBe('poke');
    await stream.close();
  });

  test('a server that stops ends its event streams', async () => {
    const third = await start('reader');
    const stream = await openEvents(third.url);
    expect(await stream.next()).toBe('beat');
    const stopped = third.stop();
    expect(await stream.next()).toBeUndefined();
    await stopped;
  });
});

async function openEvents(url: string) {
  const gone = new AbortController();
  const response = await fetch(`${url}/sync/events`, {
    headers: { ...sync, ...bearer },
    signal: gone.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next(): Promise<string | undefined> {
      for (;;) {
        const event = /^event: (\w+)\ndata: .*\n\n/.exec(text);
        if (event !== null) {
          text = text.slice(event[0].length);
          return event[1];
        }
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) return undefined;
        text += chunk.value;
      }
    },
    async close() {
      gone.abort();
      await reader?.cancel().catch(() => undefined);
    },
  };
}

test('A port that is taken is said in one line, and what was started is ended', async () => {
  const port = Number(new URL(open.url).port);
  const second = await startServer({
    host: '127.0.0.1',
    port,
    dataDir,
    databaseUrl: database.url,
    anonymous: 'none',
  });
  expect(second).toEqual({
    ok: false,
    message: expect.stringMatching(new RegExp(`^Port ${port} .* VERBATIM_PORT\\.$`)),
  });
});

test('A database that cannot be reached is said in one line without its password', async () => {
  const databaseUrl = 'postgres://user:secret@127.0.0.1:9/none';
  const started = await startServer({
    host: '127.0.0.1',
    port: 0,
    dataDir,
    databaseUrl,
    anonymous: 'none',
  });
  expect(started).toEqual({
    ok: false,
    message: expect.stringMatching(/^PostgreSQL .*DATABASE_URL.*\.$/),
  });
  expect(JSON.stringify(started)).not.toContain('secret');
});
