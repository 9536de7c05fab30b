import { describe, expect, test } from 'vitest';
import { hashPassword, isPassword } from '#server/accounts/passwords.ts';
import { httpDesk } from '#tests/support/http-desk.ts';

const desk = await httpDesk([{}, { anonymous: 'none' }], {});
const [reading, closed] = [0, 1];
const password = 'correct horse battery';

const signInQuery = `mutation ($input: SignInInput!) { signIn(input: $input) {
  __typename
  ... on SignInPayload { token expiresAt account { name email } }
  ... on Error { code message path } } }`;

interface SignInAnswer {
  readonly __typename: string;
  readonly token: string;
  readonly code?: string;
}

async function signIn(input: object, server = reading): Promise<SignInAnswer> {
  const { data, body } = await desk.ask(signInQuery, { variables: { input }, server });
  if (data === null) throw new Error(JSON.stringify(body));
  return data['signIn'] as SignInAnswer;
}

async function setPassword(input: object, token?: string) {
  const { data, body } = await desk.ask(
    `mutation ($input: SetPasswordInput!) { setPassword(input: $input) {
      __typename ... on Error { code path } } }`,
    { variables: { input }, token },
  );
  if (data === null) throw new Error(JSON.stringify(body));
  return data['setPassword'];
}

/** Somebody who has set a password. */
async function somebody(email: string, role: 'reader' | 'admin' = 'reader') {
  const person = await desk.person(role, { name: email, email });
  expect(await setPassword({ newPassword: password }, person.token)).toMatchObject({
    __typename: 'SetPasswordPayload',
  });
  return { ...person, email };
}

describe('Signing in with a password', () => {
  test('gives a token for 30 days that is listed as a sign-in and works on every server', async () => {
    const { email } = await somebody('ida@desk.example');
    const answer = await signIn({ email: 'IDA@desk.example', password, label: 'laptop' });
    expect(answer).toMatchObject({
      __typename: 'SignInPayload',
      token: expect.stringMatching(/^vbt_/),
      // Whoever asked was nobody yet.
      account: { name: email, email: null },
    });
    const { data } = await desk.ask(
      '{ viewer { email tokens { label origin current expiresAt } } }',
      { token: answer.token, server: closed },
    );
    const [listed] = (data as { viewer: { tokens: { expiresAt: string }[] } }).viewer.tokens;
    expect(data).toMatchObject({
      viewer: { email, tokens: [{ label: 'laptop', origin: 'SIGN_IN', current: true }, {}] },
    });
    const days = (Date.parse(listed?.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });

  test('an unknown address, a wrong password, an account without one and a closed one are answered alike', async () => {
    const { email } = await somebody('known@desk.example');
    await desk.person('reader', { email: 'tokens-only@desk.example' });
    const gone = await somebody('gone@desk.example');
    await desk.ask('mutation ($id: ID!) { closeAccount(input: { id: $id }) { __typename } }', {
      variables: { id: gone.globalId },
      token: desk.firstAdmin,
    });
    const answers = [
      await signIn({ email: 'unknown@desk.example', password }),
      await signIn({ email, password: 'wrong horse battery' }),
      await signIn({ email: 'tokens-only@desk.example', password }),
      await signIn({ email: gone.email, password }),
      await signIn({ email: `\0'" or 1=1 --`, password }),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ code: 'INVALID_CREDENTIALS', path: [] });
  });

  test('where there is no account, a hash is worked out all the same', async () => {
    const stored = await hashPassword(password);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const times = async (hash: string | null) => {
      const started = process.cpuUsage();
      for (let round = 0; round < 10; round++) await isPassword(hash, 'wrong horse battery');
      const { user, system } = process.cpuUsage(started);
      return user + system;
    };
    await times(stored);
    // Processor time, which other programs on the machine do not change; without the hash it would be a thousandth.
    const ratio = (await times(null)) / (await times(stored));
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  test('the letters of a password may be typed in any Unicode form', async () => {
    const stored = await hashPassword('Zo\u00eb likes ferries'.normalize('NFKC'));
    expect(await isPassword(stored, 'Zoe\u0308 likes ferries')).toBe(true);
  });

  test('too many attempts from one address at one account are refused for a while, also with the right password', async () => {
    const { email } = await somebody('often@desk.example');
    const codes: unknown[] = [];
    for (let attempt = 0; attempt < 11; attempt++) {
      codes.push((await signIn({ email, password: `wrong number ${attempt}` })).code);
    }
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(10);
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    expect(await signIn({ email: email.toUpperCase(), password })).toMatchObject({
      __typename: 'RateLimitedError',
      message: expect.stringMatching(/try again in \d+ seconds/),
    });
  });

  test('of sign-ins the latest 20 stay', async () => {
    const { token, id } = await somebody('machines@desk.example');
    await desk.db.execute(
      `insert into account_tokens (id, account_id, hash, label, origin, expires_at)
       select gen_random_uuid(), '${id}', md5(n::text) || '${id}', 'machine ' || n, 'sign_in', now() + interval '1 day'
       from generate_series(1, 25) n`,
    );
    await signIn({ email: 'machines@desk.example', password, label: 'the latest' });
    const { data } = await desk.ask('{ viewer { tokens { label origin revokedAt } } }', { token });
    const { tokens } = (
      data as { viewer: { tokens: { label: string; origin: string; revokedAt: string | null }[] } }
    ).viewer;
    const live = tokens.filter((each) => each.origin === 'SIGN_IN' && each.revokedAt === null);
    expect(live).toHaveLength(20);
    expect(live.map(({ label }) => label)).toContain('the latest');
  });
});

describe('Passwords', () => {
  test.each([
    ['short pass', 'too short'],
    ['aaaaaaaaaaaaaaaa', 'too easy'],
    ['x'.repeat(500) + 'é'.repeat(300), 'too long'],
  ])('%s is refused: %s', async (newPassword) => {
    const { token } = await desk.person('reader');
    expect(await setPassword({ newPassword }, token)).toMatchObject({
      code: 'VALIDATION_FAILED',
      path: ['input', 'newPassword'],
    });
  });

  test('one is changed with the one until now; other sign-ins with it end', async () => {
    const { email } = await somebody('change@desk.example');
    const [here, there] = [await signIn({ email, password }), await signIn({ email, password })];
    expect(await setPassword({ newPassword: 'another horse' }, here.token)).toMatchObject({
      code: 'INVALID_CREDENTIALS',
      path: ['input', 'currentPassword'],
    });
    expect(
      await setPassword({ newPassword: 'another horse', currentPassword: password }, here.token),
    ).toMatchObject({ __typename: 'SetPasswordPayload' });
    expect((await desk.ask('{ viewer { id } }', { token: here.token })).status).toBe(200);
    expect((await desk.ask('{ viewer { id } }', { token: there.token })).status).toBe(401);
    expect(await signIn({ email, password })).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    expect(await signIn({ email, password: 'another horse' })).toMatchObject({
      __typename: 'SignInPayload',
    });
  });

  test('one that an administrator chose only serves to choose another, once and for a week', async () => {
    const { globalId, id } = await desk.person('editor', { email: 'new@desk.example' });
    const oneTime = 'the administrator knows it';
    expect(
      await setPassword({ accountId: globalId, newPassword: oneTime }, desk.firstAdmin),
    ).toMatchObject({ __typename: 'SetPasswordPayload' });
    const email = 'new@desk.example';
    expect(await signIn({ email, password: oneTime })).toMatchObject({
      __typename: 'PasswordChangeRequiredError',
      code: 'PASSWORD_CHANGE_REQUIRED',
    });
    expect(await signIn({ email, password: oneTime, newPassword: oneTime })).toMatchObject({
      code: 'VALIDATION_FAILED',
      path: ['input', 'newPassword'],
    });
    expect(await signIn({ email, password: oneTime, newPassword: password })).toMatchObject({
      __typename: 'SignInPayload',
    });
    expect(await signIn({ email, password: oneTime })).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    });
    await setPassword({ accountId: globalId, newPassword: oneTime }, desk.firstAdmin);
    await desk.db.execute(
      `update account_passwords set set_at = now() - interval '8 days' where account_id = '${id}'`,
    );
    expect(await signIn({ email, password: oneTime })).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    });
  });

  test("only an administrator sets others' passwords", async () => {
    const ida = await desk.person('editor');
    const otto = await desk.person('editor');
    const input = { accountId: ida.globalId, newPassword: password };
    expect(await setPassword(input, otto.token)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await setPassword(input)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('Where nobody may read without a token', () => {
  test('one can be had with a password', async () => {
    const { email } = await somebody('let-me-in@desk.example');
    const { token } = await signIn({ email, password }, closed);
    expect((await desk.ask('{ viewer { name } }', { token, server: closed })).data).toEqual({
      viewer: { name: email },
    });
  });

  test.each([
    ['a query', '{ __typename }'],
    ['introspection', '{ __schema { types { name } } }'],
    ['another mutation', 'mutation { createTopic(input: { name: "T" }) { __typename } }'],
    [
      'another mutation beside it',
      'mutation { signIn(input: { email: "a@b", password: "c" }) { __typename } createTopic(input: { name: "T" }) { __typename } }',
    ],
    [
      'many attempts at once',
      'mutation { a: signIn(input: { email: "a@b", password: "c" }) { __typename } b: signIn(input: { email: "a@b", password: "c" }) { __typename } }',
    ],
    [
      'a second operation',
      'mutation A { signIn(input: { email: "a@b", password: "c" }) { __typename } } query B { __typename }',
    ],
    [
      'a fragment',
      'mutation { ...F } fragment F on Mutation { signIn(input: { email: "a@b", password: "c" }) { __typename } }',
    ],
    ['what is no GraphQL', 'mutation {'],
  ])('nothing else is answered: %s', async (_name, query) => {
    expect(await desk.ask(query, { server: closed })).toMatchObject({
      status: 401,
      data: null,
      codes: ['UNAUTHENTICATED'],
    });
  });
});
