import fc from 'fast-check';
import { expect, test } from 'vitest';
import { protocolHeader, syncPaths } from '#shared/sync/protocol.ts';
import { attackedServer, sendRaw } from '#tests/support/attacked-server.ts';

// Random requests to every address: never an error of the server, never a crash, and always an answer of our shape.
// A run that fails prints its seed, with which it can be repeated; what it found is kept in `found`.
const desk = await attackedServer();
const paths = [
  '/graphql',
  ...Object.values(syncPaths).filter((path) => path !== syncPaths.events),
  '/documents/x',
  '/nothing',
];
const path = fc.constantFrom(...paths);
const runs = { numRuns: 150, interruptAfterTimeLimit: 15_000 };

async function answersWell(method: string, to: string, body: string | Uint8Array | undefined) {
  const { status, json, text } = await desk.send(to, {
    method,
    headers: { ...desk.sync, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
  expect(status).toBeLessThan(500);
  if (status < 400 || method === 'HEAD') return;
  const error = json?.error ?? json?.errors?.[0];
  expect(error?.message, text).toMatch(/\S/);
  const code = json?.error?.code ?? json?.errors?.[0]?.extensions?.['code'];
  expect(code).toMatch(/^[A-Z_]+$/);
  expect(code).not.toBe('INTERNAL');
}

test('Random bytes', async () => {
  await fc.assert(
    fc.asyncProperty(path, fc.uint8Array({ maxLength: 2000 }), async (to, bytes) => {
      await answersWell('POST', to, bytes);
    }),
    runs,
  );
});

test('Random JSON', async () => {
  await fc.assert(
    fc.asyncProperty(path, fc.json({ maxDepth: 6 }), async (to, body) => {
      await answersWell('POST', to, body);
    }),
    runs,
  );
});

// What comes nearer to the code than anything random: right in its outline, and odd in its parts.
const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, true, '', '\u0000', '\ud800', '__proto__', -1, 2 ** 53, 1e308),
  fc.uuid(),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.integer(), { maxKeys: 3 }),
);

const edit = fc.record(
  {
    action: fc.oneof(fc.constantFrom('create', 'update', 'delete', 'restore', 'merge'), odd),
    kind: fc.oneof(fc.constantFrom('topic', 'actor', 'quote', 'article', 'affiliation'), odd),
    id: fc.oneof(fc.uuid({ version: 7 }), odd),
    baseRevision: odd,
    fields: fc.oneof(
      fc.dictionary(
        fc.constantFrom('name', 'body', 'headline', 'segments', 'attributions', 'parentId', 'kind'),
        odd,
      ),
      odd,
    ),
    changes: odd,
  },
  { requiredKeys: ['action', 'kind', 'id'] },
);

test('Edits that are odd in their parts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uuid({ version: 7 }),
      fc.array(edit, { minLength: 1, maxLength: 5 }),
      async (clientId, edits) => {
        const body = {
          clientId,
          edits: edits.map((each, at) => ({ sequence: at + 1, edit: each })),
        };
        const { status, text } = await desk.post('/sync/push', body, desk.sync);
        expect(status).toBeLessThan(500);
        expect(text).not.toContain('INTERNAL');
      },
    ),
    runs,
  );
});

test('Variables that are odd', async () => {
  const query = `mutation ($name: String!, $id: ID, $topics: [QuoteTopicInput!], $text: String!) {
    createTopic(input: { id: $id, name: $name }) { __typename ... on Error { code } }
    createQuote(input: { articleId: $id, reportedText: $text, topics: $topics }) { __typename ... on Error { code } }
    importArticle(input: { content: $text, fileName: $name }) { __typename ... on Error { code } }
  }`.replace('articleId: $id', 'articleId: "x"');
  await fc.assert(
    fc.asyncProperty(odd, odd, odd, odd, async (name, id, topics, text) => {
      const body = JSON.stringify({ query, variables: { name, id, topics, text } });
      await answersWell('POST', '/graphql', body);
    }),
    runs,
  );
});

test('Documents made of the words of the language', async () => {
  const word = fc.constantFrom(
    ...'{ } ( ) [ ] : ! $ @ ... | & = # "x" """x""" 1 -1 1.5 null true query mutation subscription fragment on a b x'.split(
      ' ',
    ),
    ...'__typename __schema topics quotes articles search node viewer first after filter name id edges'.split(
      ' ',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 60 }), async (words) => {
      await answersWell('POST', '/graphql', JSON.stringify({ query: words.join(' ') }));
    }),
    { ...runs, numRuns: 300 },
  );
});

test('Random methods, addresses and headers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE', 'PROPFIND'),
      fc.webPath(),
      fc.constantFrom(
        'authorization',
        'accept',
        'content-type',
        'origin',
        'x-forwarded-for',
        protocolHeader,
        'host',
        'cookie',
        'range',
        'expect',
      ),
      fc.string({ unit: 'binary-ascii', maxLength: 60 }),
      async (method, to, name, value) => {
        const answer = await sendRaw(
          desk.url,
          `${method} ${to === '' ? '/' : to} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${name}: ${value}\r\n\r\n`,
        );
        expect(answer).toMatch(/^HTTP\/1\.1 [1-4]\d\d /);
      },
    ),
    runs,
  );
});

test('Nothing of all that was an error of the server, which still answers', async () => {
  expect((await desk.ask('{ __typename }')).json?.data).toEqual({ __typename: 'Query' });
  expect(desk.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});
