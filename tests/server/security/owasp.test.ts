import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { globalId } from '#server/graphql/global-id.ts';
import { attackedServer } from '#tests/support/attacked-server.ts';

// The attacks that OWASP's GraphQL cheat sheet names, against the whole server.
const desk = await attackedServer();

/** Makes a record and answers its global id. */
async function create(type: string, input: string): Promise<string> {
  const field = `${type[0]?.toLowerCase()}${type.slice(1)}`;
  const { json, text } = await desk.ask(
    `mutation { create${type}(input: ${input}) { __typename ... on Create${type}Payload { ${field} { id } } } }`,
  );
  const id = /"id":"([^"]+)"/.exec(text)?.[1];
  if (id === undefined) throw new Error(JSON.stringify(json));
  return id;
}
await create('Topic', '{ name: "100% sure" }');
await create('Topic', '{ name: "under_score" }');
const shown = await create('Topic', '{ name: "Harbours" }');
const hidden = await create('Topic', '{ name: "Xylotomous quarantine" }');
await desk.ask(
  `mutation ($id: ID!) { deleteTopic(input: { id: $id, baseRevision: 1 }) { __typename } }`,
  { id: hidden },
);

describe('Injection:', () => {
  const payloads = [
    `' or '1'='1`,
    `'; drop table topics; --`,
    `\\'; select pg_sleep(9); --`,
    `%`,
    `_`,
    `%' escape 'x`,
    `\\`,
    `a & b | !c <-> d`,
    `foo:*`,
    `'foo':*A & 'bar'`,
    `'''`,
    `((((`,
    `! & |`,
    `*`,
    `a`.repeat(400),
    `$1 \${1} {{7*7}} \u0000`,
    `"; return true; //`,
    `../../etc/passwd`,
    `<script>alert(1)</script>`,
    `\r\nX-Injected: yes`,
    `\ud800 lone \udfff`,
    `\u202e\u2066\ufeff\u200b`,
    `\uffff\ufdd0`,
  ];

  test.each(payloads)('searched for, it finds only what holds it: %j', async (payload) => {
    const { json, status } = await desk.ask(
      `query ($text: String!) {
        search(text: $text) { totalCount }
        quotes(filter: { text: $text }) { totalCount }
        articles(filter: { text: $text }) { totalCount }
      }`,
      { text: payload },
    );
    answeredWell(status, json);
  });

  test.each(payloads)('written, it is kept as it is or refused by name: %j', async (payload) => {
    const { status, json } = await desk.ask(
      `mutation ($name: String!) { createTopic(input: { name: $name }) {
        __typename ... on CreateTopicPayload { topic { name } } ... on Error { code path message }
      } }`,
      { name: payload },
    );
    answeredWell(status, json);
    const answer = json?.data?.['createTopic'];
    if (JSON.stringify(answer).includes('CreateTopicPayload')) {
      expect(answer).toMatchObject({ topic: { name: payload.trim().normalize('NFC') } });
    } else {
      expect(answer).toMatchObject({ code: 'VALIDATION_FAILED', path: ['input', 'name'] });
    }
  });

  test.each(payloads)(
    'as an id, a cursor, a filter or an import it is refused: %j',
    async (payload) => {
      for (const query of [
        'query ($it: ID!) { node(id: $it) { id } }',
        'query ($it: ID!) { nodes(ids: [$it, $it]) { id } }',
        'query ($it: String) { quotes(after: $it) { totalCount edges { cursor } } }',
        'query ($it: String) { articles(before: $it, last: 5) { edges { cursor } } }',
        'query ($it: String!) { search(text: "harbour", after: $it) { edges { cursor } } }',
        'mutation ($it: String) { importArticle(input: { content: $it, fileName: $it }) { __typename } }',
        'mutation ($it: ID!) { deleteActor(input: { id: $it, baseRevision: 1 }) { __typename } }',
      ]) {
        const { status, json } = await desk.ask(query, { it: payload });
        answeredWell(status, json);
      }
    },
  );

  test('a sign of LIKE or of a text search stands for itself', async () => {
    const count = async (text: string) => {
      const { json } = await desk.ask(
        'query ($text: String!) { topics(filter: { text: $text }) { totalCount } }',
        { text },
      );
      return json?.data?.['topics'];
    };
    const all = (await desk.ask('{ topics { totalCount } }')).json?.data?.['topics'];
    for (const sign of ['%r%', 'h_rbours', 'Harb%', 'nothing | harbours', '!nothing & x']) {
      expect(await count(sign)).not.toEqual(all);
    }
  });
});

describe('Denial of service:', () => {
  test('fragments that double at each step are refused before they are followed', async () => {
    const steps = Array.from(
      { length: 14 },
      (_, at) =>
        `fragment f${at} on Topic { a: parent { ...f${at + 1} } b: parent { ...f${at + 1} } }`,
    );
    await refusedSoon(
      `{ topics { edges { node { ...f0 } } } } ${steps.join(' ')} fragment f14 on Topic { name }`,
      'QUERY_TOO_COMPLEX',
    );
    const flat = Array.from(
      { length: 60 },
      (_, at) => `fragment g${at} on Query { ...g${at + 1} ...g${at + 1} }`,
    );
    await refusedSoon(
      `{ ...g0 } ${flat.join(' ')} fragment g60 on Query { viewer { name } }`,
      'QUERY_TOO_COMPLEX',
    );
  });

  test.each([
    '{ ...a } fragment a on Query { ...a }',
    '{ ...a } fragment a on Query { ...b } fragment b on Query { ...c } fragment c on Query { ...a }',
    '{ topics { edges { node { ...t } } } } fragment t on Topic { parent { ...t } }',
  ])('fragments that lead back to themselves are refused: %s', async (query) => {
    await refusedSoon(query, 'VALIDATION_FAILED');
  });

  test('lists within lists are refused by their cost, whichever way their length is given', async () => {
    const query = (length: string) =>
      `query ($n: Int = 100) { articles(first: ${length}) { edges { node { quotes(first: ${length}) { edges { node { reportedText } } } } } } }`;
    await refusedSoon(query('100').replace('query ($n: Int = 100) ', ''), 'QUERY_TOO_COMPLEX');
    await refusedSoon(query('$n'), 'QUERY_TOO_COMPLEX');
    await refusedSoon(query('$n'), 'QUERY_TOO_COMPLEX', { n: 100 });
    const { json } = await desk.ask(query('$n'), { n: 3 });
    expect(json?.errors).toBeUndefined();
  });

  test('more ids than a page are refused by name', async () => {
    const ids = Array.from({ length: 101 }, () => globalId('topic', v7()));
    const { json } = await desk.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(json?.errors?.[0]).toMatchObject({
      extensions: { code: 'VALIDATION_FAILED', path: ['ids'] },
    });
  });

  test('a document nested as deeply as its tokens allow is refused', async () => {
    const depth = 1900;
    await refusedSoon(`{ ${'a{'.repeat(1300)}b${'}'.repeat(1300)} }`, 'QUERY_TOO_COMPLEX');
    await refusedSoon(
      `{ search(text: ${'['.repeat(depth)}"a"${']'.repeat(depth)}) { totalCount } }`,
      'QUERY_TOO_COMPLEX',
    );
    await refusedSoon(
      `query ($a: ${'['.repeat(depth)}Int${']'.repeat(depth)}) { __typename }`,
      'QUERY_TOO_COMPLEX',
    );
  });

  test('many operations, of which one runs, are refused', async () => {
    const operations = Array.from({ length: 30 }, (_, at) => `query q${at} { __typename }`);
    const { json } = await desk.post(
      '/graphql',
      { query: operations.join(' '), operationName: 'q0' },
      desk.bearer,
    );
    expect(json?.errors?.[0]).toMatchObject({ extensions: { code: 'QUERY_TOO_COMPLEX' } });
  });

  test('numbers beyond all measure are refused', async () => {
    for (const number of ['99999999999999999999', '-2147483649', '1e400', '1.5']) {
      const { status, json } = await desk.ask(`{ quotes(first: ${number}) { totalCount } }`);
      answeredWell(status, json);
      expect(json?.errors?.[0]).toMatchObject({ extensions: { code: 'VALIDATION_FAILED' } });
    }
    for (const baseRevision of [2 ** 53, -1, 0, 1e300]) {
      const { status, json } = await desk.ask(
        'mutation ($id: ID!, $at: Int!) { deleteTopic(input: { id: $id, baseRevision: $at }) { __typename } }',
        { id: shown, at: baseRevision },
      );
      answeredWell(status, json);
      expect(json?.data?.['deleteTopic']).not.toMatchObject({ __typename: 'DeleteTopicPayload' });
    }
  });

  async function refusedSoon(query: string, code: string, variables: object = {}) {
    const { json, status } = await desk.ask(query, variables);
    answeredWell(status, json);
    expect(json?.data ?? null).toBeNull();
    expect(json?.errors?.[0]).toMatchObject({ extensions: { code } });
  }
});

describe('Broken authorization:', () => {
  test('what is deleted is neither listed nor counted nor found', async () => {
    const { json, text } = await desk.ask(
      `{ topics(first: 100) { totalCount edges { node { id } } } search(text: "xylotomous") { totalCount } quarantined: topics(filter: { text: "xylotomous" }) { totalCount } }`,
    );
    expect(text).not.toContain(hidden);
    const topics = json?.data?.['topics'] as { totalCount: number; edges: unknown[] };
    expect(topics.totalCount).toBe(topics.edges.length);
    expect(json?.data?.['search']).toEqual({ totalCount: 0 });
    expect(json?.data?.['quarantined']).toEqual({ totalCount: 0 });
  });

  test('an id of another kind, of nothing, or made by hand opens nothing', async () => {
    const id = Buffer.from(shown, 'base64').toString().replace('Topic:', '');
    for (const forged of [
      globalId('actor', id),
      globalId('topic', v7()),
      Buffer.from(`AccountToken:${id}`).toString('base64'),
      Buffer.from(`Query:${id}`).toString('base64'),
      Buffer.from(`__proto__:${id}`).toString('base64'),
      Buffer.from(`constructor:${id}`).toString('base64'),
      Buffer.from(`Topic:${id}' or 1=1`).toString('base64'),
      Buffer.from(`Topic:${id}:x`).toString('base64'),
      '__proto__',
      '',
    ]) {
      const { status, json } = await desk.ask('query ($id: ID!) { node(id: $id) { id } }', {
        id: forged,
      });
      answeredWell(status, json);
      expect(json?.data?.['node'] ?? null).toBeNull();
    }
  });

  test('a cursor of another list, order or server is refused or harmless', async () => {
    const cursors: string[] = [];
    for (const query of [
      '{ articles(first: 1) { edges { cursor } } }',
      '{ articles(first: 1, orderBy: { field: HEADLINE }) { edges { cursor } } }',
      '{ quotes(first: 1) { edges { cursor } } }',
      '{ affiliations(first: 1) { edges { cursor } } }',
      '{ search(text: "a*", first: 1) { edges { cursor } } }',
    ]) {
      const { text } = await desk.ask(query);
      cursors.push(...[...text.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => cursor ?? ''));
    }
    expect(cursors.length).toBeGreaterThan(3);
    const forged = cursors.flatMap((cursor) => {
      const plain = Buffer.from(cursor, 'base64').toString('latin1');
      const changed = ['null', '[]', '{}', '[null,null]', plain.replace(/\d/, '9'), `${plain}x`];
      return [cursor, ...changed.map((text) => Buffer.from(text, 'latin1').toString('base64'))];
    });
    for (const after of forged) {
      for (const list of [
        'articles(orderBy: { field: PUBLISHED_AT }, after: $after)',
        'articles(orderBy: { field: HEADLINE }, after: $after)',
        'quotes(orderBy: { field: SAID_ON }, after: $after)',
        'affiliations(before: $after, last: 2)',
        'search(text: "a*", after: $after)',
      ]) {
        const { status, json } = await desk.ask(
          `query ($after: String) { ${list} { totalCount edges { cursor } } }`,
          { after },
        );
        answeredWell(status, json);
      }
    }
  });

  test('keys that reach for the prototype of objects change nothing', async () => {
    const body = `{"query":"mutation ($input: CreateTopicInput!) { createTopic(input: $input) { __typename } }","variables":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"input":{"name":"Prototypes","__proto__":{"polluted":true}}},"__proto__":{"polluted":true}}`;
    const { status, json } = await desk.post('/graphql', body, desk.bearer);
    answeredWell(status, json);
    const push = `{"clientId":"${v7()}","edits":[{"sequence":1,"edit":{"action":"create","kind":"topic","id":"${v7()}","fields":{"name":"Prototypes","__proto__":{"polluted":true}}}},{"sequence":2,"edit":{"action":"create","kind":"__proto__","id":"${v7()}","fields":{}}},{"sequence":3,"edit":{"action":"constructor","kind":"topic","id":"${v7()}","fields":{}}}]}`;
    const pushed = await desk.post('/sync/push', push, desk.sync);
    expect(pushed.status).toBe(200);
    expect(pushed.text).not.toContain('INTERNAL');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

test('An operation that is not in the document is said so', async () => {
  const { json, status } = await desk.post(
    '/graphql',
    { query: 'query a { __typename } query b { __typename }', operationName: 'c' },
    desk.bearer,
  );
  answeredWell(status, json);
  expect(json?.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
  expect(json?.data ?? null).toBeNull();
});

test('Nothing of all that was an error of the server', () => {
  expect(desk.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

type Json = Awaited<ReturnType<typeof desk.ask>>['json'];

/** An answer, or a refusal with one of our codes; never an error of the server. */
function answeredWell(status: number, json: Json): void {
  expect(status).toBeLessThan(500);
  expect(json).toBeDefined();
  for (const { message, extensions } of json?.errors ?? []) {
    expect(message).not.toBe('');
    expect(extensions?.['code']).toMatch(/^(VALIDATION_FAILED|QUERY_TOO_COMPLEX|NOT_FOUND)$/);
  }
  expect(JSON.stringify(json)).not.toContain('"INTERNAL"');
}
