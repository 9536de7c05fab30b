import { once } from 'node:events';
import { connect } from 'node:net';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { sessionConfig } from '#server/database/connection.ts';
import { attackedServer, sendRaw } from '#tests/support/attacked-server.ts';

const site = 'https://newsroom.example';
const desk = await attackedServer({
  rateLimit: 40,
  corsOrigins: [site],
  trustedProxies: ['127.0.0.1'],
  statementTimeout: 1000,
  requestTimeout: 1000,
});
const patient = await attackedServer({ requestTimeout: 20_000, statementTimeout: 500 });
const slow = await attackedServer({ statementTimeout: 60_000, requestTimeout: 60_000 });
const unlimited = await attackedServer();
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('Rate limits:', () => {
  test('an address without an account is told what it has left, and refused when that is nothing', async () => {
    const ask = () => desk.ask('{ __typename }', undefined, from('192.0.2.1'));
    const first = await ask();
    expect(first.status).toBe(200);
    expect(first.headers.get('ratelimit-policy')).toBe('"address";q=8;w=60');
    expect(first.headers.get('ratelimit')).toBe('"address";r=7;t=60');
    for (let asked = 1; asked < 8; asked += 1) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit')).toMatch(/^"address";r=0;t=\d+$/);
    expect(refused.json?.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/try again in \d+ seconds/),
      extensions: { code: 'RATE_LIMITED' },
    });
    const sync = await desk.post(
      '/sync/pull',
      {},
      { ...from('192.0.2.1'), 'x-verbatim-protocol': '1' },
    );
    expect([sync.status, sync.json?.error?.code]).toEqual([429, 'RATE_LIMITED']);
  });

  test('another address, and an account at the same address, have their own', async () => {
    expect((await desk.ask('{ __typename }', undefined, from('192.0.2.2'))).status).toBe(200);
    const account = await desk.ask('{ __typename }', undefined, {
      ...desk.bearer,
      ...from('192.0.2.1'),
    });
    expect(account.status).toBe(200);
    expect(account.headers.get('ratelimit-policy')).toBe('"account";q=40;w=60');
  });

  test('an address cannot give itself another name', async () => {
    const spoofed = (name: string) =>
      desk.ask('{ __typename }', undefined, from(`${name}, 192.0.2.1`));
    expect((await spoofed('203.0.113.1')).status).toBe(429);
    expect((await spoofed('203.0.113.2, nonsense')).status).toBe(429);
  });

  test('all addresses of one IPv6 network count as one', async () => {
    const ask = (host: string) =>
      desk.ask('{ __typename }', undefined, from(`2001:db8:1:2:${host}`));
    for (let asked = 0; asked < 8; asked += 1)
      expect((await ask(`:${asked + 1}`)).status).toBe(200);
    expect((await ask('aaaa:bbbb:cccc:dddd')).status).toBe(429);
    expect((await desk.ask('{ __typename }', undefined, from('2001:db8:1:3::1'))).status).toBe(200);
  });

  test('what costs more takes more', async () => {
    const costly =
      '{ articles(first: 50) { edges { node { quotes(first: 20) { edges { node { cue } } } } } } }';
    await desk.ask(costly, undefined, from('192.0.2.7'));
    const { headers } = await desk.ask('{ __typename }', undefined, from('192.0.2.7'));
    expect(headers.get('ratelimit')).toMatch(/^"address";r=[0-4];/);
  });

  test('whoever tries tokens is no longer listened to', async () => {
    const guess = () =>
      desk.ask('{ __typename }', undefined, {
        authorization: `Bearer vbt_${'x'.repeat(43)}`,
        ...from('192.0.2.9'),
      });
    const statuses = new Set<number>();
    for (let tries = 0; tries < 65; tries += 1) statuses.add((await guess()).status);
    expect([...statuses]).toEqual([401, 429]);
  });

  test('programs on the machine itself are free until an administrator says otherwise', async () => {
    for (let asked = 0; asked < 30; asked += 1) {
      const { status, headers } = await unlimited.ask('{ __typename }', undefined, {});
      expect([status, headers.get('ratelimit')]).toEqual([200, null]);
    }
    // Whoever comes through a proxy is not on this machine.
    const { headers } = await unlimited.ask('{ __typename }', undefined, from('192.0.2.1'));
    expect(headers.get('ratelimit-policy')).toBe('"address";q=1200;w=60');
  });
});

describe('Other sites:', () => {
  const listed = { origin: site, ...from('198.51.100.1') };
  const preflight = (origin: string) =>
    desk.send('/graphql', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  test('a listed one may ask and read, without cookies', async () => {
    const asked = await preflight(site);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(site);
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(asked.headers.get('access-control-allow-methods')).toContain('POST');
    const { status, headers } = await desk.ask('{ __typename }', undefined, listed);
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(site);
    expect(headers.get('access-control-expose-headers')).toContain('ratelimit');
    expect(headers.get('vary')).toContain('Origin');
    for (const answer of [asked.headers, headers]) {
      expect(answer.get('access-control-allow-credentials')).toBeNull();
    }
  });

  test.each([
    `${site}.evil.example`,
    `${site}:8443`,
    'http://newsroom.example',
    `${site}/`,
    'null',
    '*',
  ])('one that only looks like it may not: %s', async (origin) => {
    const asked = await preflight(origin);
    expect(asked.status).toBe(403);
    expect(asked.json?.errors?.[0]?.message).toContain('VERBATIM_CORS_ORIGINS');
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    const sent = await desk.ask('{ __typename }', undefined, { ...desk.bearer, origin });
    expect(sent.status).toBe(403);
  });

  test('what is refused is readable for a listed one too', async () => {
    const { status, headers } = await desk.ask('{ __typename }', undefined, {
      ...listed,
      authorization: 'Bearer nonsense',
    });
    expect(status).toBe(401);
    expect(headers.get('access-control-allow-origin')).toBe(site);
  });
});

describe('Time:', () => {
  const running = async (server: typeof desk) => {
    // Two, because what a transaction sees of the others stays as it first saw it.
    const [client, watcher] = [0, 1].map(
      () => new pg.Client(sessionConfig(server.database.connection)),
    );
    if (client === undefined || watcher === undefined) throw new Error('There is no client.');
    await Promise.all([client.connect(), watcher.connect()]);
    return {
      async end() {
        await Promise.all([client.end(), watcher.end()]);
      },
      /** Makes every reading of topics wait until the answered function is called. */
      async hold() {
        await client.query('begin; lock table topics in access exclusive mode');
        return () => client.query('rollback');
      },
      async waiting(): Promise<number> {
        const { rows } = await watcher.query<{ n: number }>(
          `select count(*)::int as n from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
        );
        return rows[0]?.n ?? -1;
      },
    };
  };

  test('a statement that takes too long is ended, and the answer says so', async () => {
    const other = await running(patient);
    const release = await other.hold();
    const { json } = await patient.ask('{ topics { totalCount } viewer { role } }');
    expect(json?.errors?.[0]).toMatchObject({
      extensions: { code: 'TIMEOUT' },
      path: ['topics'],
    });
    await release();
    await other.end();
    expect((await patient.ask('{ topics { totalCount } }')).json?.errors).toBeUndefined();
  });

  test('a request that takes too long is answered, and what runs for it is ended', async () => {
    const other = await running(desk);
    const release = await other.hold();
    const push = await desk.post(
      '/sync/bootstrap',
      { after: null, limit: 10, scope: null },
      { ...desk.sync },
    );
    expect([push.status, push.json?.error?.code]).toEqual([503, 'TIMEOUT']);
    await expect.poll(() => other.waiting()).toBe(0);
    await release();
    await other.end();
  });

  test('a client that goes away gives its connections back, however many there are', async () => {
    const other = await running(slow);
    const release = await other.hold();
    const gone = new AbortController();
    const asked = Array.from({ length: 15 }, () =>
      fetch(`${slow.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ topics { totalCount } }"}',
        signal: gone.signal,
      }).catch(() => undefined),
    );
    await expect.poll(() => other.waiting(), { timeout: 10_000 }).toBeGreaterThanOrEqual(10);
    gone.abort();
    await Promise.all(asked);
    // While the table is still locked: nothing waits for it any more, and others are served.
    await expect.poll(() => other.waiting(), { timeout: 10_000 }).toBe(0);
    expect((await slow.ask('{ viewer { role } }')).json?.data).toEqual({
      viewer: { role: 'ADMIN' },
    });
    await release();
    await other.end();
  });

  test('a request that comes in drop by drop is cut off', async () => {
    const before = Date.now();
    const answer = await sendRaw(desk.url, 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow:');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"TIMEOUT"');
    expect(Date.now() - before).toBeLessThan(15_000);
  });

  test('many connections that say nothing do not keep others out', async () => {
    const { hostname, port } = new URL(unlimited.url);
    const idle = Array.from({ length: 200 }, () => connect(Number(port), hostname));
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    expect((await unlimited.ask('{ __typename }')).status).toBe(200);
    for (const socket of idle) socket.destroy();
  });
});

describe('The log:', () => {
  test('holds no token, password or header, and no line that a name made up', async () => {
    const name = 'Mallory\n{"level":"error","msg":"forged"}';
    await desk.ask(
      'mutation ($name: String!) { createTopic(input: { name: $name }) { __typename } }',
      {
        name,
      },
    );
    await desk.ask('{ __typename }', undefined, {
      authorization: `Bearer ${desk.token}x`,
      'x-request-id': 'forged" id',
      cookie: 'session=sekrit',
      ...from('198.51.100.2'),
    });
    await desk.send(`/documents/${encodeURIComponent('\n{"forged":1}')}?token=${desk.token}`);
    const log = desk.logged.join('');
    expect(log).not.toContain(desk.token);
    expect(log).not.toMatch(/sekrit|authorization|Bearer|"cookie"/i);
    expect(log).not.toMatch(/^\{"level":"error","msg":"forged"/m);
    for (const line of log.trim().split('\n'))
      expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  test('has what went wrong under the id that the answer names, with the id of the request', async () => {
    const client = new pg.Client(sessionConfig(unlimited.database.connection));
    await client.connect();
    await client.query('alter table topics rename to hidden_topics');
    const { json, headers, text } = await unlimited.ask('{ topics { totalCount } }');
    await client.query('alter table hidden_topics rename to topics');
    await client.end();
    const errorId = json?.errors?.[0]?.extensions?.['errorId'];
    expect(json?.errors?.[0]).toMatchObject({ extensions: { code: 'INTERNAL' }, path: ['topics'] });
    expect(text).not.toMatch(/select|relation|hidden/);
    const line = unlimited.logged.find((each) => each.includes(String(errorId)));
    expect(line).toContain(`"requestId":"${headers.get('x-request-id')}"`);
  });
});
