import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { createAccount } from '#server/accounts/create-account.ts';
import { issueToken } from '#server/accounts/tokens.ts';
import { openDatabase, sessionConfig } from '#server/database/connection.ts';
import { accountGlobalId } from '#server/graphql/account-ids.ts';
import { startServer, type RunningServer } from '#server/main.ts';
import { readFeedLag } from '#server/records/feed-lag.ts';
import { performEditIn } from '#server/records/perform-edit.ts';
import { protocolHeader, protocolVersion } from '#shared/sync/protocol.ts';
import { contextOf } from '#tests/support/desk-fixture.ts';
import { create } from '#tests/support/edits.ts';
import { openEventStream, type EventStream } from '#tests/support/event-stream.ts';
import { openTransaction } from '#tests/support/open-transaction.ts';
import { createTestDatabase } from '#tests/support/postgres.ts';
import { askGraphql } from '#tests/support/server-process.ts';

const database = await createTestDatabase(inject('cluster'));
const desk = openDatabase(database.connection);
const { db } = desk;
const dataDir = await mkdtemp(join(tmpdir(), 'verbatim-live-'));
const seldom = { keepAlive: 60_000, check: 60_000 };

async function start(live = seldom): Promise<RunningServer> {
  const started = await startServer(
    { host: '127.0.0.1', port: 0, dataDir, databaseUrl: database.url, anonymous: 'reader' },
    { live },
  );
  if (!started.ok) throw new Error(started.message);
  return started;
}
// What reaches a subscription here came by the bell: nothing is looked for within a minute.
const one = await start();
const other = await start();
const often = await start({ keepAlive: 40, check: 40 });
const token = (await readFile(one.tokenFile, 'utf8')).trim();

afterAll(async () => {
  await Promise.all([one.stop(), other.stop(), often.stop()]);
  await desk.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const subscription = `subscription ($after: String, $kinds: [RecordKind!]) {
  changes(after: $after, kinds: $kinds) { cursor change { recordId by { name } record { id } fields { field after } } }
}`;

const open: EventStream[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((stream) => stream.leave()));
});

async function post(url: string, path: string, body: unknown, headers: object = {}) {
  const stream = await openEventStream(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
  });
  open.push(stream);
  return stream;
}

const subscribe = (server: RunningServer, variables: object = {}, bearer: string | null = token) =>
  post(
    server.url,
    '/graphql',
    { query: subscription, variables },
    bearer === null ? {} : { authorization: `Bearer ${bearer}` },
  );

interface Told {
  readonly cursor: string;
  readonly name: unknown;
}

interface Result {
  readonly data?: {
    readonly changes: {
      readonly cursor: string;
      readonly change: { readonly fields: readonly { field: string; after: unknown }[] };
    };
  } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** The next event that is no comment. */
async function nextEvent(stream: EventStream) {
  for (;;) {
    const event = await stream.next();
    if (event?.event !== 'comment') return event;
  }
}

/** The next change that the stream tells of. */
async function told(stream: EventStream): Promise<Told> {
  const event = await nextEvent(stream);
  const result = JSON.parse(event?.data ?? 'null') as Result | null;
  const change = result?.data?.changes;
  if (change === undefined) throw new Error(`no change: ${JSON.stringify(event)}`);
  const name = change.change.fields.find(({ field }) => field === 'name')?.after;
  return { cursor: change.cursor, name };
}

/** How a stream ends: the code of the error that it tells, if any, after whatever it still told. */
async function ending(stream: EventStream): Promise<string | undefined> {
  let code: string | undefined;
  for (;;) {
    const event = await nextEvent(stream);
    if (event === undefined || event.event === 'complete') return code;
    const result = JSON.parse(event.data) as Result;
    code = result.errors?.[0]?.extensions.code ?? code;
  }
}

/** Waits for a stream of sync to end; it may poke until then. */
async function ended(stream: EventStream): Promise<void> {
  for (let event = await stream.next(); event !== undefined;) {
    expect(event.event).toBe('poke');
    event = await stream.next();
  }
}

async function write(server: RunningServer, name: string): Promise<void> {
  const mutation =
    'mutation ($name: String!) { createTopic(input: { name: $name }) { ... on CreateTopicPayload { topic { id } } } }';
  await askGraphql(server.url, mutation, { token, variables: { name } });
}

async function head(): Promise<string> {
  const data = await askGraphql(one.url, '{ changes(first: 1) { headCursor } }', { token });
  return (data as { changes: { headCursor: string } }).changes.headCursor;
}

async function gauge(server: RunningServer, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}
const streamsOf = (server: RunningServer) => gauge(server, 'verbatim_event_streams');

// Other test files hold transactions open in the same cluster for moments, and the horizon is the cluster's.
beforeEach(() =>
  expect.poll(async () => (await readFeedLag(db, new Date())).waiting, { timeout: 10_000 }).toBe(0),
);

describe('A subscription', () => {
  test('tells what came after the cursor, then what comes, whichever server it is written on', async () => {
    const after = await head();
    await write(one, 'Before it');
    await write(other, 'Before it too');
    const stream = await subscribe(one, { after });
    expect((await told(stream)).name).toBe('Before it');
    expect((await told(stream)).name).toBe('Before it too');
    for (const [index, server] of [other, one, other].entries()) {
      await write(server, `After it ${index}`);
      expect((await told(stream)).name).toBe(`After it ${index}`);
    }
  });

  test('resumes after its last cursor, without a gap and without a repetition', async () => {
    const after = await head();
    for (const name of ['1', '2', '3']) await write(one, name);
    const first = await subscribe(other, { after });
    await told(first);
    const { cursor, name } = await told(first);
    expect(name).toBe('2');
    await first.leave();
    await write(one, '4');
    const second = await subscribe(one, { after: cursor });
    expect((await told(second)).name).toBe('3');
    expect((await told(second)).name).toBe('4');
  });

  test('without a cursor tells only of what comes', async () => {
    await write(one, 'Gone by');
    const stream = await subscribe(one);
    expect(await stream.next()).toEqual({ event: 'comment', data: '' });
    await write(one, 'To come');
    expect((await told(stream)).name).toBe('To come');
  });

  test('of some kinds is told of no others', async () => {
    const after = await head();
    const stream = await subscribe(one, { after, kinds: ['ACTOR'] });
    await write(one, 'A topic');
    await askGraphql(
      one.url,
      'mutation { createActor(input: { kind: GROUP, name: "An actor" }) { __typename } }',
      { token },
    );
    expect((await told(stream)).name).toBe('An actor');
  });

  test('misses nothing when the connection that hears of changes is cut', async () => {
    const stream = await subscribe(one, { after: await head() });
    const client = new pg.Client(sessionConfig({ connectionString: database.url }));
    await client.connect();
    for (const name of ['while it is cut', 'and once more']) {
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where query ilike 'listen %' and datname = current_database()`,
      );
      await write(other, name);
      expect((await told(stream)).name).toBe(name);
    }
    await client.end();
  });

  test('hears of what waited behind an open transaction that ends without a change', async () => {
    const account = await createAccount(db, { name: 'Late', email: null, role: 'editor' });
    if (!account.ok) throw new Error(account.error.message);
    const late = await openTransaction(db, (tx) =>
      performEditIn(tx, contextOf(db, account.account), create('topic', { name: 'Never' }), {
        via: 'graphql',
      }),
    );
    const stream = await subscribe(one);
    await write(other, 'Waits');
    expect(await gauge(one, 'verbatim_change_feed_waiting_changes')).toBe(1);
    expect(await gauge(one, 'verbatim_change_feed_lag_seconds')).toBeGreaterThan(0);
    expect(await gauge(one, 'verbatim_change_feed_lag_transactions')).toBeGreaterThan(0);
    await late.rollBack();
    expect((await told(stream)).name).toBe('Waits');
  });

  test('is kept alive by comments while nothing happens', async () => {
    const stream = await subscribe(often);
    for (let count = 0; count < 4; count += 1) {
      expect(await stream.next()).toEqual({ event: 'comment', data: '' });
    }
    await write(one, 'Not silent');
    expect((await told(stream)).name).toBe('Not silent');
  });

  test('that is left gives back what it held', async () => {
    await expect.poll(() => streamsOf(one)).toBe(0);
    const streams = await Promise.all(Array.from({ length: 5 }, () => subscribe(one)));
    await expect.poll(() => streamsOf(one)).toBe(5);
    await Promise.all(streams.map((stream) => stream.leave()));
    await expect.poll(() => streamsOf(one)).toBe(0);
  });

  test('ends, completely, when the server stops', async () => {
    const third = await start();
    const stream = await subscribe(third);
    expect(await stream.next()).toEqual({ event: 'comment', data: '' });
    const began = Date.now();
    const stopped = third.stop();
    expect(await nextEvent(stream)).toEqual({ event: 'complete', data: '' });
    expect(await stream.next()).toBeUndefined();
    await stopped;
    expect(Date.now() - began).toBeLessThan(4000);
  });

  test('that is not read holds one page and no more, and comes whole when it is', async () => {
    const after = await head();
    const big = 'x'.repeat(9000);
    const number = 600;
    await db.transaction(async (tx) => {
      const account = await createAccount(tx, { name: 'Bulk', email: null, role: 'editor' });
      if (!account.ok) throw new Error(account.error.message);
      const context = contextOf(db, account.account);
      for (let index = 0; index < number; index += 1) {
        const fields = { name: `Bulk ${index}`, description: big };
        await performEditIn(tx, context, create('topic', fields), { via: 'graphql' });
      }
    });
    const { hostname, port } = new URL(one.url);
    const socket = connect(Number(port), hostname);
    const body = JSON.stringify({ query: subscription, variables: { after } });
    socket.pause();
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await expect.poll(() => streamsOf(one)).toBe(1);
    // The kernel's buffers are full when the reads of the change log have stopped.
    const reads = async () => {
      const { rows } = await db.execute<{ calls: number }>(
        sql`select coalesce(sum(idx_tup_fetch + seq_tup_read), 0)::int as calls from pg_stat_user_tables where relname = 'changes'`,
      );
      return rows[0]?.calls;
    };
    let last = await reads();
    await expect
      .poll(
        async () => {
          const now = await reads();
          const still = now === last;
          last = now;
          return still;
        },
        { interval: 1500, timeout: 15_000 },
      )
      .toBe(true);
    let text = '';
    let took = 0;
    const done = new Promise<void>((resolve) => {
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
        took += 1;
        if (text.includes(`Bulk ${number - 1}"`)) resolve();
      });
    });
    socket.resume();
    await done;
    expect(took).toBeGreaterThan(0);
    expect(text.match(/event: next/g)).toHaveLength(number);
    socket.destroy();
    await expect.poll(() => streamsOf(one)).toBe(0);
  }, 60_000);
});

describe('A subscription is refused', () => {
  const ask = (body: object, headers: object = {}) =>
    fetch(`${one.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify(body),
    });

  test.each(['nonsense', '', `0.0.0`])('with the forged cursor %j', async (after) => {
    const text = await (await ask({ query: subscription, variables: { after } })).text();
    expect(text).toContain('VALIDATION_FAILED');
    expect(text).toContain('event: complete');
  });

  test('with a cursor of another state of the database', async () => {
    const after = '00000000-0000-7000-8000-000000000000.5.5';
    expect(await ending(await subscribe(one, { after }))).toBe('CURSOR_EXPIRED');
  });

  test('where no events are accepted, where it is sent otherwise than as JSON, and by GET', async () => {
    const json = await ask({ query: subscription }, { accept: 'application/json' });
    expect(json.status).toBe(406);
    expect(await json.text()).toContain('text/event-stream');
    expect((await ask({ query: subscription }, { 'content-type': 'text/plain' })).status).toBe(415);
    const get = `${one.url}/graphql?query=${encodeURIComponent('subscription { changes { cursor } }')}`;
    expect((await fetch(get, { headers: { accept: 'text/event-stream' } })).status).toBe(405);
    await expect.poll(() => streamsOf(one)).toBe(0);
  });

  test('where its events would cost too much', async () => {
    const deep = `subscription { changes { change { record { ... on Actor {
      quotes(first: 100) { edges { node { article { quotes(first: 100) { edges { node { id } } } } } } } } } } } }`;
    const text = await (await ask({ query: deep })).text();
    expect(text).toMatch(/QUERY_TOO_COMPLEX/);
    await expect.poll(() => streamsOf(one)).toBe(0);
  });

  test('where it asks for two things at once', async () => {
    const two = 'subscription { changes { cursor } other: changes { cursor } }';
    expect(await (await ask({ query: two })).text()).toContain('VALIDATION_FAILED');
  });
});

describe('Who may not listen any longer', () => {
  async function editor() {
    const made = await createAccount(db, { name: 'Leaves', email: null, role: 'editor' });
    if (!made.ok) throw new Error(made.error.message);
    const { id } = made.account;
    const { id: tokenId, token: bearer } = await issueToken(db, {
      accountId: id,
      label: 'test',
      expiresAt: null,
    });
    return { id, tokenId, bearer };
  }
  type Editor = Awaited<ReturnType<typeof editor>>;

  async function revoke({ tokenId }: Editor): Promise<void> {
    const data = await askGraphql(
      other.url,
      'mutation ($id: ID!) { revokeToken(input: { id: $id }) { __typename } }',
      { token, variables: { id: accountGlobalId('AccountToken', tokenId) } },
    );
    expect(data).toEqual({ revokeToken: { __typename: 'RevokeTokenPayload' } });
  }

  const ends: readonly (readonly [string, string, (editor: Editor) => Promise<unknown>])[] = [
    ['a revoked token', 'UNAUTHENTICATED', revoke],
    [
      'an expired token',
      'UNAUTHENTICATED',
      ({ id }) =>
        db.execute(sql`update account_tokens set expires_at = now() where account_id = ${id}`),
    ],
    [
      'a closed account',
      'UNAUTHENTICATED',
      ({ id }) => db.execute(sql`update accounts set closed_at = now() where id = ${id}`),
    ],
    [
      'another role',
      'FORBIDDEN',
      ({ id }) => db.execute(sql`update accounts set role = 'reader' where id = ${id}`),
    ],
  ];

  test.each(ends)(
    'because of %s is told %s, and nothing that comes after',
    async (_, code, end) => {
      const leaving = await editor();
      // Silent: noticed by the regular look. Busy: before the next change is told.
      const [silent, busy] = await Promise.all([
        subscribe(often, {}, leaving.bearer),
        subscribe(one, { after: await head() }, leaving.bearer),
      ]);
      await write(one, 'Still allowed');
      expect((await told(silent)).name).toBe('Still allowed');
      expect((await told(busy)).name).toBe('Still allowed');
      await end(leaving);
      await write(one, 'Not for everyone');
      for (const stream of [silent, busy]) {
        const texts: string[] = [];
        for (let event = await nextEvent(stream); event?.event === 'next';) {
          texts.push(event.data);
          event = await nextEvent(stream);
        }
        expect(texts.join()).not.toContain('Not for everyone');
        expect(texts.at(-1)).toContain(code);
      }
      await expect.poll(() => streamsOf(often)).toBe(0);
    },
  );

  test.each(ends)('because of %s is cut off from the events of sync', async (_, _code, end) => {
    const leaving = await editor();
    const stream = await openEventStream(`${often.url}/sync/events`, {
      headers: {
        [protocolHeader]: String(protocolVersion),
        authorization: `Bearer ${leaving.bearer}`,
      },
    });
    open.push(stream);
    expect((await stream.next())?.event).toBe('beat');
    await end(leaving);
    await ended(stream);
    await expect.poll(() => streamsOf(often)).toBe(0);
  });

  test('is told at once where nothing is looked for in a minute, by the server on which the token is revoked', async () => {
    const leaving = await editor();
    const stream = await subscribe(one, {}, leaving.bearer);
    const events = await openEventStream(`${one.url}/sync/events`, {
      headers: {
        [protocolHeader]: String(protocolVersion),
        authorization: `Bearer ${leaving.bearer}`,
      },
    });
    open.push(events);
    expect((await stream.next())?.event).toBe('comment');
    expect((await events.next())?.event).toBe('beat');
    await revoke(leaving);
    expect(await ending(stream)).toBe('UNAUTHENTICATED');
    await ended(events);
  });

  test('a reader without an account listens as long as it likes', async () => {
    const stream = await subscribe(often, {}, null);
    for (let count = 0; count < 5; count += 1) {
      expect((await stream.next())?.event).toBe('comment');
    }
    await write(one, 'For everyone');
    expect((await told(stream)).name).toBe('For everyone');
  });
});
