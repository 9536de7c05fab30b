import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { createOpenIdIssuer } from '#server/accounts/open-id/open-id-issuer.ts';
import { httpDesk } from '#tests/support/http-desk.ts';
import { startTestIssuer } from '#tests/support/open-id-issuer.ts';

const issuer = await startTestIssuer();
const audience = { issuer: issuer.issuer, audience: 'verbatim' };
const roles = new Map([
  ['desk', 'editor'],
  ['desk-admins', 'admin'],
] as const);
const desk = await httpDesk([
  { openId: { ...audience, roleClaim: undefined, roles: new Map() } },
  { openId: { ...audience, roleClaim: 'realm_access.roles', roles }, anonymous: 'none' },
]);
afterAll(() => issuer.close());

const [plain, byClaim] = [0, 1];

async function viewer(token: string, server = plain) {
  return desk.ask('{ viewer { id name role email tokens { label } } }', { token, server });
}

const nowSeconds = () => Math.floor(Date.now() / 1000);

describe('A token of the OpenID issuer', () => {
  test('lets somebody in who comes for the first time, as a reader, and finds them again', async () => {
    const first = await viewer(await issuer.sign({ sub: 'ida', name: 'Ida Holm' }));
    expect(first.data).toMatchObject({
      viewer: { name: 'Ida Holm', role: 'READER', email: null, tokens: [] },
    });
    // Another name at the issuer is still the same person.
    const again = await viewer(await issuer.sign({ sub: 'ida', name: 'Ida Berg' }));
    expect(again.data).toEqual(first.data);
    const other = await viewer(await issuer.sign({ sub: 'otto', name: 'Ida Holm' }));
    expect(other.data?.['viewer']).not.toEqual(first.data?.['viewer']);
  });

  test('makes one account when its first requests come together', async () => {
    const token = await issuer.sign({ sub: 'hasty', name: 'Hasty' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => viewer(token)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
  });

  const bad: readonly (readonly [string, () => Promise<string>])[] = [
    ['signed by another', () => issuer.forge({ sub: 'x' })],
    ['of another issuer', () => issuer.sign({ sub: 'x', iss: 'https://other.example' })],
    ['for another audience', () => issuer.sign({ sub: 'x', aud: 'another-site' })],
    ['for no audience', () => issuer.sign({ sub: 'x', aud: undefined })],
    ['that expired', () => issuer.sign({ sub: 'x', exp: nowSeconds() - 60 })],
    ['that never expires', () => issuer.sign({ sub: 'x', exp: undefined })],
    ['that is not yet good', () => issuer.sign({ sub: 'x', nbf: nowSeconds() + 300 })],
    ['without a subject', () => issuer.sign({})],
    ['of another kind', () => issuer.sign({ sub: 'x' }, { typ: 'logout+jwt' })],
    [
      'without a signature',
      async () =>
        new UnsecuredJWT({ sub: 'x' })
          .setIssuer(issuer.issuer)
          .setAudience('verbatim')
          .setExpirationTime('5m')
          .encode(),
    ],
    [
      'signed with a secret that is not one',
      () =>
        new SignJWT({ sub: 'x' })
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuer(issuer.issuer)
          .setAudience('verbatim')
          .setExpirationTime('5m')
          .sign(new TextEncoder().encode('verbatim'.repeat(8))),
    ],
    ['that is none', async () => 'a.b.c'],
  ];
  test.each(bad)('%s lets nobody in', async (_name, make) => {
    expect(await viewer(await make())).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
  });

  test('is checked with keys that are fetched once', async () => {
    for (const server of [plain, byClaim]) {
      await viewer(await issuer.sign({ sub: 'ida' }), server);
      await viewer(await issuer.sign({ sub: 'otto' }), server);
    }
    expect(issuer.asked.get('/keys')).toBe(2);
    expect(issuer.asked.get('/.well-known/openid-configuration')).toBe(2);
  });

  test('does not keep tokens of our own out', async () => {
    expect((await viewer(desk.firstAdmin)).data).toMatchObject({ viewer: { name: 'admin' } });
  });
});

describe('The e-mail address of a token', () => {
  const sub = (name: string, email: string, verified: unknown) =>
    issuer.sign({ sub: name, name, email, email_verified: verified });

  test('links to the account that has it, when the issuer has verified it', async () => {
    const known = await desk.person('editor', { name: 'Known', email: 'known@desk.example' });
    const { data } = await viewer(await sub('k', 'Known@desk.example', true), byClaim);
    expect(data).toMatchObject({ viewer: { id: known.globalId, name: 'Known' } });
  });

  test.each([[false], [undefined], ['false']])(
    'means nothing when it is not verified (%s)',
    async (verified) => {
      const name = `unverified-${String(verified)}-${typeof verified}`;
      const email = `${name}@desk.example`;
      const known = await desk.person('editor', { name: 'Known', email });
      const { data } = await viewer(await sub(name, email, verified));
      expect(data).toMatchObject({ viewer: { name, email: null, role: 'READER' } });
      expect(data?.['viewer']).not.toMatchObject({ id: known.globalId });
    },
  );

  test('never opens the account of an administrator, nor one that is linked to somebody else', async () => {
    await desk.person('admin', { name: 'Boss', email: 'boss@desk.example' });
    expect((await viewer(await sub('boss', 'boss@desk.example', true))).data).toMatchObject({
      viewer: { name: 'boss', role: 'READER', email: null },
    });
    await viewer(await sub('one', 'shared@desk.example', true));
    expect((await viewer(await sub('two', 'shared@desk.example', true))).data).toMatchObject({
      viewer: { name: 'two', email: null },
    });
  });
});

describe('A closed account', () => {
  test('stays closed for whom the issuer lets in, by subject and by address', async () => {
    const token = await issuer.sign({
      sub: 'gone',
      email: 'gone@desk.example',
      email_verified: true,
    });
    const { data } = await viewer(token);
    const { id } = (data as { viewer: { id: string } }).viewer;
    await desk.ask('mutation ($id: ID!) { closeAccount(input: { id: $id }) { __typename } }', {
      variables: { id },
      token: desk.firstAdmin,
    });
    expect((await viewer(token)).status).toBe(401);
    const renamed = await issuer.sign({
      sub: 'gone-again',
      email: 'gone@desk.example',
      email_verified: true,
    });
    expect((await viewer(renamed)).status).toBe(401);
  });
});

describe('Roles out of a claim', () => {
  const withRoles = (sub: string, given: unknown) =>
    issuer.sign({ sub, realm_access: { roles: given } });

  test.each([
    [['desk'], 'EDITOR'],
    [['else', 'desk-admins', 'desk'], 'ADMIN'],
    ['desk', 'EDITOR'],
    [['nothing'], 'READER'],
    [undefined, 'READER'],
    [[['desk-admins']], 'READER'],
  ])('%j makes a role: %s', async (given, role) => {
    const { data } = await viewer(await withRoles(JSON.stringify(given) ?? '-', given), byClaim);
    expect(data).toMatchObject({ viewer: { role } });
  });

  test('change with the claim, for tokens of our own too', async () => {
    const { data } = await viewer(await withRoles('changing', ['desk']), byClaim);
    const { id } = (data as { viewer: { id: string } }).viewer;
    const made = await desk.ask(
      'mutation ($id: ID!) { createToken(input: { accountId: $id, label: "kept" }) { ... on CreateTokenPayload { token } } }',
      { variables: { id }, token: desk.firstAdmin },
    );
    const { token } = (made.data as { createToken: { token: string } }).createToken;
    expect((await viewer(token)).data).toMatchObject({ viewer: { role: 'EDITOR' } });
    await viewer(await withRoles('changing', []), byClaim);
    expect((await viewer(token)).data).toMatchObject({ viewer: { role: 'READER' } });
  });
});

describe('An issuer with several keys', () => {
  test('has tokens of each of them taken', async () => {
    const other = await startTestIssuer();
    const old = await other.sign({ sub: 'ida', name: 'Ida' });
    await other.rotate();
    const verified = createOpenIdIssuer(
      { issuer: other.issuer, audience: 'verbatim', roleClaim: undefined, roles: new Map() },
      () => new Date(),
    );
    for (const token of [old, await other.sign({ sub: 'ida', name: 'Ida' })]) {
      expect(await verified.verify(token)).toMatchObject({ ok: true, claims: { name: 'Ida' } });
    }
    await other.close();
  });
});

describe('An issuer that cannot be asked', () => {
  test('is told apart from a bad token', async () => {
    const other = await startTestIssuer({ names: 'https://somebody-else.example' });
    const late = await httpDesk([
      {
        openId: {
          issuer: other.issuer,
          audience: 'verbatim',
          roleClaim: undefined,
          roles: new Map(),
        },
      },
    ]);
    const token = await other.sign({ sub: 'ida' });
    const answer = await late.ask('{ viewer { id } }', { token });
    expect(answer).toMatchObject({ status: 503, codes: ['TIMEOUT'] });
    // It is left in peace for a while, however many tokens come.
    await late.ask('{ viewer { id } }', { token });
    expect(other.asked.get('/.well-known/openid-configuration')).toBe(1);
    await other.close();
  });
});
