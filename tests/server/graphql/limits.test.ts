import {
  buildSchema as parseSchema,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
} from 'graphql';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { buildSchema } from '#server/graphql/schema.ts';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';

const desk = await graphqlDesk();
const context = { database: desk.db, viewer: null, clock: desk.clock, log: desk.log };

async function send(method: string, contentType: string | undefined, body?: string) {
  const headers = {
    accept: 'application/json',
    ...(contentType && { 'content-type': contentType }),
  };
  const url = `http://verbatim.invalid/graphql${method === 'GET' ? '?query={viewer{name}}' : ''}`;
  return await desk.graphql.fetch(
    new Request(url, { method, headers, ...(body && { body }) }),
    context,
  );
}

test.each([
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/graphql',
  'application/jsonp',
  undefined,
])('What another site could post without asking is not executed: %s', async (type) => {
  const response = await send('POST', type, 'query={viewer{name}}');
  expect(response.status).toBe(415);
  expect(await response.json()).toHaveProperty('errors');
});

test('A query in an address is not executed', async () => {
  const response = await send('GET', undefined);
  expect(response.status).toBe(405);
});

test('No other site is told that it may read the answer', async () => {
  const request = new Request('http://verbatim.invalid/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
    body: '{"query":"{ viewer { name } }"}',
  });
  const response = await desk.graphql.fetch(request, context);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(response.headers.get('access-control-allow-credentials')).toBeNull();
});

test.each([
  [
    'too deep',
    `{ topics { edges { node ${'{ parent '.repeat(20)} { name } ${'}'.repeat(20)} } } }`,
  ],
  [
    'too costly',
    '{ articles(first: 100) { edges { node { quotes(first: 100) { edges { node { note cue venue kind } } } } } } }',
  ],
  [
    'with too many aliases',
    `{ ${Array.from({ length: 60 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
  ],
  ['with too much at its root', `{ ${'viewer { name } '.repeat(30)} }`],
  ['too long', `{ ${'__typename '.repeat(5000)} }`],
])('A query %s is refused and says so', async (_name, query) => {
  const { errors } = await desk.ask(query);
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'QUERY_TOO_COMPLEX' } });
});

test('The introspection of GraphiQL passes', async () => {
  const { errors } = await desk.ask(getIntrospectionQuery({ inputValueDeprecation: true }));
  expect(errors).toBeUndefined();
});

test.each([
  ['first', '0'],
  ['first', '-1'],
  ['first', '101'],
  ['last', '0'],
  ['last', '101'],
])('A page of %s: %s is refused by name', async (name, size) => {
  const literal = await desk.ask(`{ quotes(${name}: ${size}) { edges { cursor } } }`);
  const variable = await desk.ask(
    `query ($size: Int) { articles { edges { node { quotes(${name}: $size) { totalCount } } } } }`,
    { size: Number(size) },
  );
  const byDefault = await desk.ask(
    `query ($size: Int = ${size}) { quotes(${name}: $size) { totalCount } }`,
  );
  for (const { data, errors } of [literal, variable, byDefault]) {
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toMatch(new RegExp(`^${name} must be from 1 to 100`));
    expect(errors?.[0]?.extensions).toEqual({ code: 'VALIDATION_FAILED', path: [name] });
  }
});

test('A page of 100 is given, and one of 20 where none is asked for', async () => {
  expect((await desk.ask('{ quotes(first: 100) { edges { cursor } } }')).errors).toBeUndefined();
  expect((await desk.ask('{ quotes(first: null) { edges { cursor } } }')).errors).toBeUndefined();
});

test('An unexpected error hides what happened behind the id under which it is logged', async () => {
  desk.logged.length = 0;
  await desk.db.execute(sql`alter table topics rename to hidden_topics`);
  const { errors } = await desk.ask('{ topics { totalCount } }');
  await desk.db.execute(sql`alter table hidden_topics rename to topics`);
  const [error] = errors ?? [];
  expect(error?.extensions).toEqual({
    code: 'INTERNAL',
    errorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(error?.message).not.toContain('topics');
  expect(desk.logged).toEqual([{ err: expect.anything(), errorId: error?.extensions['errorId'] }]);
});

test('Everything in the schema is described', () => {
  const undescribed: string[] = [];
  const see = (name: string, { description }: { description?: string | null | undefined }) => {
    if (!description) undescribed.push(name);
  };
  for (const type of Object.values(buildSchema().getTypeMap())) {
    if (type.name.startsWith('__') || builtIn(type)) continue;
    see(type.name, type);
    if (isEnumType(type)) {
      for (const value of type.getValues()) see(`${type.name}.${value.name}`, value);
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) see(`${type.name}.${field.name}`, field);
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      see(`${type.name}.${field.name}`, field);
      for (const arg of field.args) see(`${type.name}.${field.name}(${arg.name})`, arg);
    }
  }
  expect(undescribed).toEqual([]);
});

// What every schema has, whoever wrote it.
function builtIn({ name }: GraphQLNamedType): boolean {
  return (
    name in
    parseSchema('type Query { a: ID, b: Int, c: Float, d: String, e: Boolean }').getTypeMap()
  );
}
