import { expect, test } from 'vitest';
import { attackedServer } from '#tests/support/attacked-server.ts';

// The probes of graphql-cop, each under its title, asked of a server that others reach. What a probe looks for must not
// be in the answer; what we answer instead is checked too.
const desk = await attackedServer({ host: '0.0.0.0' });
const nobody = {};

test('Introspection: nobody sees the schema without an account', async () => {
  for (const query of [
    'query cop { __schema { types { name fields { name } } } }',
    '{ __type(name: "Query") { name } }',
    '{ ...s } fragment s on Query { sneaky: __schema { queryType { name } } }',
  ]) {
    const { json } = await desk.ask(query, undefined, nobody);
    expect(json?.data ?? null).toBeNull();
    expect(json?.errors?.[0]).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    expect(json?.errors?.[0]?.message).toContain('Authorization: Bearer');
  }
  // It names what anybody asked for; and an account may look.
  expect((await desk.ask('{ __typename }', undefined, nobody)).json?.data).toEqual({
    __typename: 'Query',
  });
  expect((await desk.ask('{ __schema { queryType { name } } }')).json?.data).toBeTruthy();
});

test('Introspection-based Circular Query: refused with an account too', async () => {
  const { json } = await desk.ask(
    'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
  );
  expect(json?.data ?? null).toBeNull();
  expect(json?.errors?.[0]).toMatchObject({ extensions: { code: 'VALIDATION_FAILED' } });
});

test.each(['system', 'quot', 'viewr', 'article'])(
  'Field Suggestions: "%s" is not completed',
  async (field) => {
    for (const query of [
      `query cop { ${field} }`,
      `query cop { quotes(firs: 1) { ${field} } }`,
      `query cop { articles(orderBy: { field: HEADLIN }) { totalCount } }`,
      `query cop { quotes(filter: { speker: "x" }) { totalCount } }`,
      `query cop { ... on Quot { id } }`,
    ]) {
      const { text, json } = await desk.ask(query, undefined, nobody);
      expect(json?.errors?.length).toBeGreaterThan(0);
      expect(text).not.toMatch(/did you mean/i);
    }
  },
);

test('GraphQL IDE: there is none where the probe looks, and none for a program', async () => {
  for (const path of ['/graphiql', '/playground', '/console', '/altair', '/voyager']) {
    expect((await desk.send(path, { headers: { accept: 'text/html' } })).status).toBe(404);
  }
  // To a browser that opens it /graphql is GraphiQL, on purpose: a page without data, which asks with a token.
  expect((await desk.send('/graphql')).status).toBe(405);
});

test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
  'GET Method Query Support: %s executes nothing',
  async (method) => {
    const { status, text } = await desk.send('/graphql?query={__typename}', { method });
    expect(status).toBe(405);
    expect(text).not.toContain('"Query"');
  },
);

test('Mutation is allowed over GET: it is not', async () => {
  const mutation = 'mutation cop { createTopic(input: { name: "cop" }) { __typename } }';
  const { status, text } = await desk.send(`/graphql?query=${encodeURIComponent(mutation)}`, {
    headers: desk.bearer,
  });
  expect(status).toBe(405);
  expect(text).not.toContain('CreateTopicPayload');
});

test.each([
  ['application/x-www-form-urlencoded', 'query=%7B__typename%7D'],
  ['application/x-www-form-urlencoded', 'query=mutation%20%7B__typename%7D'],
  ['text/plain', '{"query":"{__typename}"}'],
  ['application/graphql', '{__typename}'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n{__typename}\r\n--x--\r\n',
  ],
  ['application/json-patch+json', '{"query":"{__typename}"}'],
  ['text/plain; application/json', '{"query":"{__typename}"}'],
])('POST based url-encoded query (possible CSRF): %s with %s is refused', async (type, body) => {
  const { status, json } = await desk.post('/graphql', body, {
    ...desk.bearer,
    'content-type': type,
  });
  expect(status).toBe(415);
  expect(json?.errors?.[0]).toMatchObject({
    message: expect.stringContaining('Content-Type: application/json'),
    extensions: { code: 'VALIDATION_FAILED' },
  });
});

test('Alias Overloading: a hundred aliases are refused', async () => {
  const aliases = Array.from({ length: 101 }, (_, at) => `alias${at}: __typename`).join(' ');
  await refusedAsTooComplex(`query cop { ${aliases} }`);
  await refusedAsTooComplex(`query cop { viewer { ${aliases.replaceAll('__typename', 'name')} } }`);
});

test('Array-based Query Batching: is not supported', async () => {
  const batch = Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }));
  const { status, json, text } = await desk.post('/graphql', batch, desk.bearer);
  expect(status).toBe(400);
  expect(json?.errors?.[0]).toMatchObject({ extensions: { code: 'VALIDATION_FAILED' } });
  expect(text).not.toContain('"data"');
});

test('Trace Mode: no answer holds traces, stacks or causes', async () => {
  for (const query of ['query cop { __typename }', 'query cop { nothing }', 'query cop {']) {
    const { text } = await desk.ask(query);
    expect(text).not.toMatch(/tracing|stack|exception|originalError|node_modules|\.ts:\d/i);
  }
});

test('Directive Overloading: ten directives at one field are refused with one error', async () => {
  for (const directive of ['@aa', '@skip(if: false)', '@include(if: true)']) {
    const { json } = await refusedAsTooComplex(`query cop { __typename ${directive.repeat(10)} }`);
    expect(json?.errors).toHaveLength(1);
  }
  const everywhere = Array.from({ length: 60 }, () => '__typename @include(if: true)').join(' ');
  await refusedAsTooComplex(`query cop { viewer { ${everywhere} } }`);
});

test.each([500, 1000, 5000])(
  'Field Duplication: %i of the same field are refused',
  async (times) => {
    await refusedAsTooComplex(`query cop { ${'__typename '.repeat(times)} }`);
    await refusedAsTooComplex(`query cop { viewer { ${'name '.repeat(times)} } }`);
  },
);

test('Circular Fragment: is refused before it is followed', async () => {
  const { json } = await desk.ask(
    'query cop { ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
  );
  expect(json?.errors?.[0]).toMatchObject({ extensions: { code: 'VALIDATION_FAILED' } });
});

test('Unhandled Errors Detection: nonsense is answered like any other mistake', async () => {
  const { json, text } = await desk.ask('qwerty cop { abc }');
  expect(json?.errors?.[0]).toMatchObject({ extensions: { code: 'VALIDATION_FAILED' } });
  expect(text).not.toContain('exception');
});

async function refusedAsTooComplex(query: string) {
  const answer = await desk.ask(query);
  expect(answer.json?.data ?? null).toBeNull();
  expect(answer.json?.errors?.[0]).toMatchObject({ extensions: { code: 'QUERY_TOO_COMPLEX' } });
  return answer;
}
