import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { attackedServer, sendRaw } from '#tests/support/attacked-server.ts';

const desk = await attackedServer();
const host = new URL(desk.url).host;
const question = JSON.stringify({ query: '{ __typename }' });

describe('Bodies:', () => {
  test.each([
    ['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)],
    ['never closed', '['.repeat(200_000)],
    ['variables', JSON.stringify({ query: '{ __typename }', variables: nested(40) })],
  ])('JSON nested too deeply is refused, wherever it is sent: %s', async (_name, body) => {
    for (const path of ['/graphql', '/sync/pull', '/sync/push', '/sync/bootstrap']) {
      const { status, json } = await desk.post(path, body, desk.sync);
      expect(status).toBe(400);
      expect(codeOf(json)).toBe('VALIDATION_FAILED');
      expect(messageOf(json)).toMatch(/deep|UTF-8/);
    }
  });

  test('JSON as deep as allowed is read', async () => {
    const body = { query: '{ __typename }', variables: nested(25) };
    expect((await desk.post('/graphql', body)).json?.data).toEqual({ __typename: 'Query' });
  });

  test.each([
    '',
    '{',
    'null',
    '5',
    '"text"',
    '{"query":5}',
    '{"query":"{ __typename }","variables":[]}',
    '{"query":"{ __typename }","operationName":{}}',
    '{}',
    '{"query":"{ __typename }","other":1}',
  ])(
    'What is no question is refused with our code and without inner workings: %s',
    async (body) => {
      const { status, json, text } = await desk.post('/graphql', body);
      expect(status).toBe(400);
      expect(codeOf(json)).toBe('VALIDATION_FAILED');
      expect(text).not.toMatch(/stack|originalError|BAD_REQUEST|SyntaxError/);
    },
  );

  test('Bytes that are not UTF-8 are refused and not guessed at', async () => {
    const body = Buffer.concat([
      Buffer.from('{"query":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}'),
    ]);
    for (const path of ['/graphql', '/sync/pull']) {
      const { status, json } = await desk.post(path, body, desk.sync);
      expect([status, messageOf(json)]).toEqual([400, 'The body is not UTF-8.']);
    }
  });

  test('A compressed body is refused, so that no small one grows large', async () => {
    const { status, json, headers } = await desk.post('/graphql', gzipSync(question), {
      'content-encoding': 'gzip',
    });
    expect(status).toBe(415);
    expect(headers.get('accept-encoding')).toBe('identity');
    expect(messageOf(json)).toContain('Content-Encoding');
  });

  test('A body larger than allowed is refused by its length, and by what comes', async () => {
    const large = JSON.stringify({
      query: '{ __typename }',
      variables: { a: 'x'.repeat(300_000) },
    });
    const { status, json } = await desk.post('/graphql', large);
    expect([status, codeOf(json)]).toEqual([413, 'REQUEST_TOO_LARGE']);
    const head = `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n`;
    const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
    // Chunks that never end: the answer comes, and the connection is closed.
    const endless = await sendRaw(
      desk.url,
      `${head}Transfer-Encoding: chunked\r\n\r\n`,
      chunk.repeat(80),
    );
    expect(endless).toMatch(/^HTTP\/1\.1 413 /);
    expect(endless).toContain('REQUEST_TOO_LARGE');
    const claimed = await sendRaw(desk.url, `${head}Content-Length: 99999999999\r\n\r\n{`);
    expect(claimed).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('HTTP:', () => {
  test.each([
    ['both lengths', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
    ['a length that is none', 'Content-Length: -1\r\n\r\n'],
    ['a coding that hides chunks', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a folded header', 'X-A: b\r\n c\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a space before the colon', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
  ])(
    'A request that two servers would cut at different places is refused: %s',
    async (_name, rest) => {
      const answer = await sendRaw(
        desk.url,
        `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${rest}`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
      expect(answer).toContain('"code":"VALIDATION_FAILED"');
    },
  );

  test.each(['nonsense\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', '\u0016\u0003\u0001\u0002\u0000\u0001'])(
    'What is no HTTP is refused in our shape: %j',
    async (bytes) => {
      const answer = await sendRaw(desk.url, bytes);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('"message":"This is no proper HTTP request."');
    },
  );

  test('Headers that are too large are refused', async () => {
    const answer = await sendRaw(
      desk.url,
      `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('REQUEST_TOO_LARGE');
  });

  test.each([
    '/\\..\\..\\etc',
    '/%00',
    '/graphiql/%2e%2e%2f%2e%2e%2fetc/passwd',
    '//evil.example/graphql',
    '/documents/../../x',
    '/sync/%',
    '/graphql/../metrics/..',
  ])('No address leads anywhere else: %s', async (path) => {
    const answer = await sendRaw(
      desk.url,
      `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 (400|404|405|409|302) /);
    expect(answer).not.toContain('root:');
  });

  test('The address in a request line is not where the server thinks that it is', async () => {
    const answer = await sendRaw(
      desk.url,
      `GET http://evil.example/graphql HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/location: \/graphql\r\n/i);
    expect(answer).not.toContain('evil.example');
  });
});

describe('Other names and other sites:', () => {
  const asked = (headers: Record<string, string>, method = 'POST') =>
    new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]> }>(
      (resolve, reject) => {
        const sent = httpRequest(
          `${desk.url}/graphql`,
          { method, headers: { 'content-type': 'application/json', ...headers } },
          (response) => {
            response.resume();
            resolve({ status: response.statusCode, headers: response.headers });
          },
        );
        sent.once('error', reject);
        sent.end(method === 'POST' ? question : undefined);
      },
    );

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '0.0.0.0',
    '[::ffff:1.2.3.4]',
    'localhost@evil.example',
  ])('A name that was made to lead here is not answered (DNS rebinding): %s', async (name) => {
    expect((await asked({ host: name })).status).toBe(421);
  });

  test.each(['localhost', '127.0.0.1:4000', '[::1]:4000', 'LOCALHOST:1'])(
    'A name of this machine is answered: %s',
    async (name) => {
      expect((await asked({ host: name })).status).toBe(200);
    },
  );

  test('A page of another site can neither ask nor read', async () => {
    const evil = { origin: 'https://evil.example' };
    const sent = await asked(evil);
    expect(sent.status).toBe(403);
    expect(sent.headers['access-control-allow-origin']).toBeUndefined();
    expect((await asked({ origin: 'null' })).status).toBe(403);
    expect((await asked({ ...evil, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await asked({ ...evil, host: 'localhost' })).status).toBe(403);
    const preflight = await asked({ ...evil, 'access-control-request-method': 'POST' }, 'OPTIONS');
    expect(preflight.status).toBe(403);
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('GraphiQL, which is of this site, can ask', async () => {
    expect((await asked({ origin: desk.url })).status).toBe(200);
    expect((await asked({ origin: desk.url, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
});

function nested(depth: number): object {
  let value: object = {};
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
}

type Json = Awaited<ReturnType<typeof desk.post>>['json'];

function codeOf(json: Json): unknown {
  return json?.error?.code ?? json?.errors?.[0]?.extensions?.['code'];
}

function messageOf(json: Json): string | undefined {
  return json?.error?.message ?? json?.errors?.[0]?.message;
}
