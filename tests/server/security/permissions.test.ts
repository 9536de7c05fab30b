import { isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createToken } from '#server/accounts/tokens.ts';
import { buildSchema } from '#server/graphql/schema.ts';
import { httpDesk, type Person } from '#tests/support/http-desk.ts';
import { fieldsOf, leastDocument, waysTo } from '#tests/support/least-documents.ts';
import {
  doors,
  fromMutations,
  leasts,
  nodeTypes,
  operations,
  privateFields,
  type Least,
} from './permission-table.ts';

const schema = buildSchema();
// On the second server nobody reads without a token.
const desk = await httpDesk([{}, { anonymous: 'none' }]);
const secret = 'nobody-may-see@desk.example';
const people = {
  reader: await desk.person('reader', { name: 'Rea', email: `rea-${secret}` }),
  editor: await desk.person('editor', { name: 'Edda', email: `edda-${secret}` }),
  admin: await desk.person('admin', { name: 'Ada', email: `ada-${secret}` }),
};
const closed = await desk.person('admin', { name: 'Cleo', email: `cleo-${secret}` });
await desk.db.execute(`update accounts set closed_at = now() where id = '${closed.id}'`);
const tokenOf = (id: string, more: object = {}) =>
  createToken(desk.db, { accountId: id, label: 'one', ...more });
const revoked = await tokenOf(people.admin.id);
await desk.db.execute(
  `update account_tokens set revoked_at = now() where label = 'one' and account_id = '${people.admin.id}'`,
);
const refusedTokens = {
  'a closed account': closed.token,
  'a revoked token': revoked,
  'an expired token': await tokenOf(people.admin.id, { expiresAt: '2001-01-01T00:00:00Z' }),
  'an unknown token': `vbt_${'a'.repeat(43)}`,
  'no token at all': 'x',
};

/** Records of every kind made by the editor, and the ids of an account and a token that are nobody's who asks. */
const ids = await makeRecords();

const seekers: readonly { name: string; is: Least; person: Person | null }[] = [
  { name: 'nobody', is: 'anyone', person: null },
  { name: 'a reader', is: 'account', person: people.reader },
  { name: 'an editor', is: 'editor', person: people.editor },
  { name: 'an administrator', is: 'admin', person: people.admin },
];
const may = (is: Least, least: Least) => leasts.indexOf(is) >= leasts.indexOf(least);

async function makeRecords(): Promise<Record<string, string>> {
  const made = async (field: string, input: string): Promise<string> => {
    const kind = field.replace('create', '').toLowerCase();
    const payload = `${field[0]?.toUpperCase()}${field.slice(1)}Payload`;
    const { data, body } = await desk.ask(
      `mutation { made: ${field}(input: ${input}) { ... on ${payload} { record: ${kind} { id history { edges { node { id } } } } } } }`,
      { token: people.editor.token },
    );
    const answer = data as {
      made: { record?: { id: string; history: { edges: { node: { id: string } }[] } } };
    } | null;
    if (answer?.made.record === undefined) throw new Error(JSON.stringify(body));
    change = answer.made.record.history.edges[0]?.node.id ?? '';
    return answer.made.record.id;
  };
  let change = '';
  const topic = await made('createTopic', '{ name: "Ferries" }');
  const actor = await made('createActor', '{ kind: PERSON, name: "Ida Holm" }');
  const other = await made('createActor', '{ kind: ORGANIZATION, name: "Ferry Office" }');
  const affiliation = await made(
    'createAffiliation',
    `{ actorId: "${actor}", organizationId: "${other}" }`,
  );
  const article = await made(
    'createArticle',
    '{ headline: "Boats late", body: "The ferry is late, she said." }',
  );
  const quote = await made(
    'createQuote',
    `{ articleId: "${article}", reportedText: "The ferry is late", attributions: [{ actorId: "${actor}", part: SPEAKER }], topics: [{ topicId: "${topic}", stance: NEUTRAL }] }`,
  );
  const victim = await desk.person('reader', { name: 'Vic', email: `vic-${secret}` });
  const listed = await desk.ask(
    `{ node(id: "${victim.globalId}") { ... on Account { tokens { id } } } }`,
    { token: desk.firstAdmin },
  );
  const token = (listed.data as { node: { tokens: { id: string }[] } }).node.tokens[0]?.id ?? '';
  return {
    Topic: topic,
    Actor: actor,
    Organization: other,
    Target: other,
    Into: other,
    Affiliation: affiliation,
    Article: article,
    Quote: quote,
    Change: change,
    Account: victim.globalId,
    Token: token,
  };
}

/** Everything that is written down, in one text. */
async function everything(): Promise<string> {
  const { rows: tables } = await desk.db.execute<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  // When a token was last used is written by whoever asks, and is no record's.
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(string_agg(row, '' order by row)) as rows
       from (select (to_jsonb(t) - 'last_used_at')::text as row from ${name} t) as rows`,
  );
  const { rows } = await desk.db.execute(parts.join(' union all '));
  return JSON.stringify(rows);
}

describe('The table of permissions', () => {
  test.each(Object.keys(operations))('has a row for every field of %s, and no other', (type) => {
    const root = schema.getType(type);
    expect(Object.keys(operations[type] ?? {}).sort()).toEqual(
      isObjectType(root) ? Object.keys(root.getFields()).sort() : [],
    );
  });

  test('has a row for every field of the types that hold private things, and no other', () => {
    for (const [name, fields] of Object.entries(privateFields)) {
      const type = schema.getType(name);
      expect(Object.keys(fields).sort()).toEqual(
        isObjectType(type) ? Object.keys(type.getFields()).sort() : [],
      );
    }
  });

  test('has a row for every type with a global id, and no other', () => {
    const node = schema.getType('Node');
    if (!isInterfaceType(node)) throw new Error('There is no Node.');
    const types = schema.getPossibleTypes(node).map(({ name }) => name);
    expect(types.sort()).toEqual(Object.keys(nodeTypes).sort());
  });
});

describe.each(Object.entries(operations).filter(([type]) => type !== 'Subscription'))(
  '%s',
  (type, fields) => {
    test.each(Object.entries(fields))('%s: at least %s', async (field, least) => {
      const document = leastDocument(schema, type, field, ids);
      for (const [name, token] of Object.entries(refusedTokens)) {
        const answer = await desk.ask(document, { token });
        expect(answer, `${name}: ${document}`).toMatchObject({
          status: 401,
          data: null,
          codes: ['UNAUTHENTICATED'],
        });
      }
      const outside = await desk.ask(document, { server: 1 });
      expect(outside.status, document).toBe(field === 'signIn' ? 200 : 401);

      for (const { name, is, person } of seekers) {
        // A token for each, since some of what is asked ends it; and nothing that others did stays in the way.
        const token = person === null ? undefined : await tokenOf(person.id);
        const before = may(is, least) ? '' : await everything();
        const { status, data, codes, body } = await desk.ask(document, { token });
        const context = `${name}: ${document} ${JSON.stringify(body)}`;
        const result = data?.['answer'] as { code?: string } | null | undefined;
        if (may(is, least)) {
          expect(status, context).toBe(200);
          expect(codes, context).toEqual([]);
          expect(['UNAUTHENTICATED', 'FORBIDDEN'], context).not.toContain(result?.code);
          continue;
        }
        const code = is === 'anyone' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        if (type === 'Mutation') expect(result, context).toMatchObject({ code });
        else expect({ data, codes }, context).toEqual({ data: null, codes: [code] });
        expect(await everything(), context).toBe(before);
      }
    });
  },
);

describe('Subscription', () => {
  test.each(Object.entries(operations['Subscription'] ?? {}))('%s: %s', async (field, least) => {
    const query = leastDocument(schema, 'Subscription', field, ids);
    const subscribe = async (token: string | undefined, server = 0) => {
      const gone = new AbortController();
      const response = await fetch(`${desk.servers[server]?.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query }),
        signal: gone.signal,
      });
      gone.abort();
      return response.status;
    };
    for (const token of Object.values(refusedTokens)) expect(await subscribe(token)).toBe(401);
    expect(await subscribe(undefined, 1)).toBe(401);
    for (const { is, person } of seekers) {
      if (may(is, least)) expect(await subscribe(person?.token)).toBe(200);
    }
  });
});

describe('The doors beside GraphQL', () => {
  test.each(Object.entries(doors))('%s', async (path, { least, body }) => {
    for (const token of Object.values(refusedTokens)) {
      expect((await desk.send(path, body, { token })).status).toBe(401);
    }
    expect((await desk.send(path, body, { server: 1 })).status).toBe(401);
    for (const { name, is, person } of seekers) {
      const before = await everything();
      const { status } = await desk.send(path, body, { token: person?.token });
      if (may(is, least)) {
        expect([401, 403], `${name} ${path}`).not.toContain(status);
        continue;
      }
      expect(status, `${name} ${path}`).toBe(is === 'anyone' ? 401 : 403);
      expect(await everything()).toBe(before);
    }
  });
});

describe('What is private', () => {
  const own = Object.entries(privateFields['Account'] ?? {})
    .filter(([, who]) => who === 'own')
    .map(([field]) => field);
  const selection = `id ${own.map((field) => (field === 'tokens' ? 'tokens { id label }' : field)).join(' ')}`;
  const ways = waysTo(schema, ['Account'], ids);

  test('is looked for on every way that leads to an account or a token', () => {
    const reached = [
      ...ways.map(({ field }) => field),
      ...waysTo(schema, ['AccountToken'], ids).map(({ field }) => field),
    ];
    const all = fieldsOf(schema, ['Account', 'AccountToken']);
    // From a subscription's event one comes to the same change as from the feed.
    expect(all.filter((field) => !reached.includes(field)).sort()).toEqual(
      [...fromMutations].sort(),
    );
  });

  test.each(ways.filter(({ field }) => field !== 'Query.viewer' && field !== 'AccountEdge.node'))(
    'is not told by $field',
    async ({ query }) => {
      const document = query(selection);
      for (const token of [undefined, people.reader.token]) {
        const { body, codes } = await desk.ask(document, { token });
        expect(codes, `${document} ${JSON.stringify(body)}`).toEqual([]);
        for (const value of accountsIn(body)) {
          expect(value, document).toEqual({
            id: expect.any(String),
            ...Object.fromEntries(own.map((field) => [field, null])),
          });
        }
      }
      const told = accountsIn((await desk.ask(document, { token: people.admin.token })).body);
      for (const value of told) {
        expect(value).toMatchObject({ createdAt: expect.any(String), tokens: expect.any(Array) });
      }
    },
  );

  test('is told to the account itself', async () => {
    const document = `{ viewer { ${selection} } node(id: "${people.reader.globalId}") { ... on Account { ${selection} } } }`;
    const { data } = await desk.ask(document, { token: people.reader.token });
    const mine = {
      email: `rea-${secret}`,
      createdAt: expect.any(String),
      tokens: expect.any(Array),
    };
    expect(data).toMatchObject({ viewer: mine, node: mine });
  });

  test('stands in no answer to whom it does not concern, whatever they may ask', async () => {
    for (const [type, fields] of Object.entries(operations)) {
      if (type !== 'Query') continue;
      for (const field of Object.keys(fields)) {
        const { body } = await desk.ask(leastDocument(schema, type, field, ids), {
          token: people.editor.token,
        });
        expect(JSON.stringify(body)).not.toContain(secret);
      }
    }
    for (const [path, { body }] of Object.entries(doors)) {
      const answer = await desk.send(path, body, { token: people.editor.token });
      expect(JSON.stringify(answer.body), path).not.toMatch(/desk\.example|vbt_|argon2/);
    }
  });
});

// Objects that answer the whole selection: of abstract types only some of what is asked is there.
function accountsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('email' in value) return [value];
  return Object.values(value).flatMap(accountsIn);
}

describe('What is deleted', () => {
  test.each(['articles', 'quotes', 'actors', 'affiliations', 'topics'])(
    'is neither in the list of %s nor in its number',
    async (list) => {
      const kind = list.slice(0, -1);
      const type = `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
      const { rows } = await desk.db.execute<{ id: string }>(
        `update ${list} set deleted_at = now()
         where id = (select id from ${list} where deleted_at is null order by id desc limit 1) returning id`,
      );
      const gone = Buffer.from(`${type}:${rows[0]?.id}`).toString('base64');
      const live = await desk.db.execute<{ count: number }>(
        `select count(*)::int as count from ${list} where deleted_at is null`,
      );
      const { data, body } = await desk.ask(
        `{ list: ${list}(first: 100) { totalCount edges { node { id deletedAt } } } }`,
      );
      expect(data, JSON.stringify(body)).not.toBeNull();
      const { edges, totalCount } = (
        data as {
          list: { totalCount: number; edges: { node: { id: string; deletedAt: unknown } }[] };
        }
      ).list;
      expect(totalCount).toBe(live.rows[0]?.count);
      expect(edges).toHaveLength(totalCount);
      expect(edges.every(({ node }) => node.deletedAt === null && node.id !== gone)).toBe(true);
    },
  );
});
