import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { accountGlobalId } from '#server/graphql/account-ids.ts';
import { httpDesk } from '#tests/support/http-desk.ts';

const desk = await httpDesk([{}, {}]);
const admin = { token: desk.firstAdmin };

async function run(field: string, input: object, token = desk.firstAdmin, more = '') {
  const type = `${field[0]?.toUpperCase() ?? ''}${field.slice(1)}`;
  const { data, body } = await desk.ask(
    `mutation ($input: ${type}Input!) { answer: ${field}(input: $input) {
      __typename ... on Error { code message path } ${more} } }`,
    { variables: { input }, token },
  );
  if (data === null) throw new Error(JSON.stringify(body));
  return data['answer'];
}

describe('Accounts over GraphQL', () => {
  test('an administrator reads all accounts in pages, with what is private in them', async () => {
    const ida = await desk.person('editor', { name: 'Ida', email: 'ida@desk.example' });
    const page = `query ($after: String) { accounts(first: 1, after: $after, closed: false) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { cursor node { id name role email createdAt closedAt tokens { label current } } } } }`;
    const seen: unknown[] = [];
    let after: string | null = null;
    let total = 0;
    do {
      const { data } = await desk.ask(page, { ...admin, variables: { after } });
      const { edges, pageInfo, totalCount } = (
        data as {
          accounts: {
            totalCount: number;
            edges: { node: object }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        }
      ).accounts;
      seen.push(...edges.map(({ node }) => node));
      total = totalCount;
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(total);
    expect(seen).toContainEqual({
      id: ida.globalId,
      name: 'Ida',
      role: 'EDITOR',
      email: 'ida@desk.example',
      createdAt: expect.stringMatching(/Z$/),
      closedAt: null,
      tokens: [{ label: 'test', current: false }],
    });
  });

  test('name, address and role are changed; what is left out stays', async () => {
    const { globalId } = await desk.person('reader', { name: 'Old', email: 'old@desk.example' });
    const more = '... on UpdateAccountPayload { account { name email role } }';
    expect(
      await run('updateAccount', { id: globalId, changes: { role: 'EDITOR' } }, undefined, more),
    ).toMatchObject({ account: { name: 'Old', email: 'old@desk.example', role: 'EDITOR' } });
    expect(
      await run(
        'updateAccount',
        { id: globalId, changes: { name: 'New', email: null } },
        undefined,
        more,
      ),
    ).toMatchObject({ account: { name: 'New', email: null, role: 'EDITOR' } });
    expect(await run('updateAccount', { id: globalId, changes: { name: null } })).toMatchObject({
      code: 'VALIDATION_FAILED',
      path: ['input', 'changes', 'name'],
    });
    const other = await desk.person('reader', { email: 'taken@desk.example' });
    expect(
      await run('updateAccount', { id: globalId, changes: { email: 'TAKEN@desk.example' } }),
    ).toMatchObject({ code: 'ALREADY_EXISTS', path: ['input', 'changes', 'email'] });
    expect(other.globalId).not.toBe(globalId);
  });

  test('an id that is none, and one of no account, are refused by name', async () => {
    expect(await run('closeAccount', { id: 'nonsense' })).toMatchObject({
      code: 'VALIDATION_FAILED',
      path: ['input', 'id'],
    });
    expect(await run('closeAccount', { id: accountGlobalId('Account', v7()) })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('a closed account lets nobody in, keeps its name on its records, and comes back without its tokens', async () => {
    const ida = await desk.person('editor', { name: 'Ida of the quotes' });
    const made = await desk.ask(
      `mutation { createArticle(input: { headline: "A headline", body: "It rains, she said." }) {
        ... on CreateArticlePayload { article { id } } } }`,
      { token: ida.token },
    );
    const articleId = (made.data as { createArticle: { article: { id: string } } }).createArticle
      .article.id;
    const quoted = await desk.ask(
      `mutation ($id: ID!) { createQuote(input: { articleId: $id, reportedText: "It rains" }) {
        ... on CreateQuotePayload { quote { id } } } }`,
      { token: ida.token, variables: { id: articleId } },
    );
    const { id } = (quoted.data as { createQuote: { quote: { id: string } } }).createQuote.quote;
    await run('closeAccount', { id: ida.globalId });
    for (const server of [0, 1]) {
      expect(await desk.ask('{ viewer { id } }', { token: ida.token, server })).toMatchObject({
        status: 401,
        codes: ['UNAUTHENTICATED'],
      });
    }
    const shown = await desk.ask(
      'query ($id: ID!) { node(id: $id) { ... on Quote { createdBy { id name closedAt } } } }',
      { variables: { id } },
    );
    expect(shown.data).toEqual({
      node: { createdBy: { id: ida.globalId, name: 'Ida of the quotes', closedAt: null } },
    });
    const seen = await desk.ask(
      'query ($id: ID!) { node(id: $id) { ... on Quote { createdBy { closedAt } } } }',
      { variables: { id }, ...admin },
    );
    expect(seen.data).toEqual({
      node: { createdBy: { closedAt: expect.stringMatching(/Z$/) } },
    });
    expect(await run('createToken', { accountId: ida.globalId, label: 'x' })).toMatchObject({
      code: 'VALIDATION_FAILED',
      path: ['input', 'accountId'],
    });
    await run('reopenAccount', { id: ida.globalId });
    expect((await desk.ask('{ viewer { id } }', { token: ida.token })).status).toBe(401);
    expect(await run('createToken', { accountId: ida.globalId, label: 'back' })).toMatchObject({
      __typename: 'CreateTokenPayload',
    });
  });

  test('the last administrator is neither closed nor demoted, also not by two at once', async () => {
    const { data } = await desk.ask('{ viewer { id } }', admin);
    const { id: first } = (data as { viewer: { id: string } }).viewer;
    const lastAdmin = { __typename: 'LastAdminError', code: 'LAST_ADMIN' };
    expect(await run('closeAccount', { id: first })).toMatchObject(lastAdmin);
    expect(await run('updateAccount', { id: first, changes: { role: 'EDITOR' } })).toMatchObject(
      lastAdmin,
    );
    for (let round = 0; round < 5; round++) {
      const second = await desk.person('admin', { name: `Admin ${round}` });
      const answers = await Promise.all([
        run('updateAccount', { id: first, changes: { role: 'READER' } }, second.token),
        run('closeAccount', { id: second.globalId }, desk.firstAdmin),
      ]);
      const { rows } = await desk.db.execute<{ admins: number }>(
        "select count(*)::int as admins from accounts where role = 'admin' and closed_at is null",
      );
      expect(rows[0]?.admins, JSON.stringify(answers)).toBe(1);
      await desk.db.execute(
        `update accounts set role = 'admin', closed_at = null where name = 'admin'`,
      );
      await desk.db.execute(`update accounts set role = 'reader' where name = 'Admin ${round}'`);
    }
  });
});

describe('Tokens over GraphQL', () => {
  const tokens = `{ viewer { tokens { id label origin current lastUsedAt expiresAt revokedAt } } }`;

  test('a token is shown once, listed without it, and ended at once on every server', async () => {
    const { token } = await desk.person('reader', { name: 'Rea' });
    const made = (await run(
      'createToken',
      { label: 'laptop', expiresAt: '2100-01-01T00:00:00Z' },
      token,
      '... on CreateTokenPayload { token listed { id label current expiresAt } }',
    )) as { token: string; listed: { id: string } };
    expect(made).toMatchObject({
      token: expect.stringMatching(/^vbt_/),
      listed: { label: 'laptop', current: false, expiresAt: '2100-01-01T00:00:00Z' },
    });
    const list = await desk.ask(tokens, { token: made.token, server: 1 });
    expect(list.data).toMatchObject({
      viewer: {
        tokens: [
          { label: 'laptop', origin: 'MADE', current: true, lastUsedAt: expect.any(String) },
          { label: 'test', current: false },
        ],
      },
    });
    expect(JSON.stringify(list.body)).not.toMatch(/vbt_|hash/);
    expect(
      await run(
        'revokeToken',
        { id: made.listed.id },
        token,
        '... on RevokeTokenPayload { token { revokedAt } }',
      ),
    ).toMatchObject({ token: { revokedAt: expect.any(String) } });
    for (const server of [0, 1]) {
      expect((await desk.ask('{ viewer { id } }', { token: made.token, server })).status).toBe(401);
    }
  });

  test('nobody ends or even sees the tokens of another, except an administrator', async () => {
    const ida = await desk.person('editor', { name: 'Ida' });
    const otto = await desk.person('editor', { name: 'Otto' });
    const list = await desk.ask(
      'query ($id: ID!) { node(id: $id) { ... on Account { tokens { id } } } }',
      {
        variables: { id: ida.globalId },
        token: ida.token,
      },
    );
    const id = (list.data as { node: { tokens: { id: string }[] } }).node.tokens[0]?.id;
    expect(await run('revokeToken', { id }, otto.token)).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await run('createToken', { accountId: ida.globalId, label: 'mine' }, otto.token),
    ).toMatchObject({
      code: 'FORBIDDEN',
    });
    const others = await desk.ask(
      'query ($id: ID!) { node(id: $id) { ... on Account { name email tokens { id } } } }',
      { variables: { id: ida.globalId }, token: otto.token },
    );
    expect(others.data).toEqual({ node: { name: 'Ida', email: null, tokens: null } });
    expect(await run('revokeToken', { id })).toMatchObject({ __typename: 'RevokeTokenPayload' });
  });

  test('an expiry in the past, no label, and one token too many are refused by name', async () => {
    const { token, id } = await desk.person('reader', { name: 'Many' });
    expect(
      await run('createToken', { label: 'x', expiresAt: '2001-01-01T00:00:00Z' }, token),
    ).toMatchObject({ code: 'VALIDATION_FAILED', path: ['input', 'expiresAt'] });
    expect(await run('createToken', { label: ' ' }, token)).toMatchObject({
      code: 'VALIDATION_FAILED',
      path: ['input', 'label'],
    });
    await desk.db.execute(
      `insert into account_tokens (id, account_id, hash, label)
       select gen_random_uuid(), '${id}', md5(n::text) || '${id}', 'many' from generate_series(1, 99) n`,
    );
    expect(await run('createToken', { label: 'hundred and first' }, token)).toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });

  test('signing out ends the token that it came with', async () => {
    const { token } = await desk.person('reader', { name: 'Out' });
    const query = 'mutation { signOut { ... on SignOutPayload { token { revokedAt } } } }';
    expect((await desk.ask(query, { token })).data).toMatchObject({
      signOut: { token: { revokedAt: expect.any(String) } },
    });
    expect((await desk.ask(query, { token })).status).toBe(401);
  });
});
