import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadClientConfig, loadConfig } from '#server/config.ts';

test('Without any variable the server is for this machine alone, and anyone on it may read', () => {
  expect(loadConfig({ VERBATIM_PORT: '' }, true)).toEqual({
    ok: true,
    config: {
      host: '127.0.0.1',
      port: 4000,
      dataDir: resolve('data'),
      databaseUrl: undefined,
      anonymous: 'reader',
      logLevel: 'warn',
    },
  });
});

test.each([
  [{ VERBATIM_HOST: '0.0.0.0' }, 'none'],
  [{ DATABASE_URL: 'postgres://localhost/desk' }, 'none'],
  [{ VERBATIM_HOST: '::1' }, 'reader'],
  [{ VERBATIM_HOST: '0.0.0.0', VERBATIM_ANONYMOUS: 'reader' }, 'reader'],
  [{ VERBATIM_ANONYMOUS: 'none' }, 'none'],
])('With %j somebody without a token is: %s', (env, anonymous) => {
  expect(loadConfig(env)).toMatchObject({ ok: true, config: { anonymous } });
});

test.each([
  [{}, false, 'info'],
  [{}, true, 'warn'],
  [{ VERBATIM_LOG_LEVEL: 'debug' }, true, 'debug'],
])('With %j at a terminal (%j) the log begins at: %s', (env, terminal, logLevel) => {
  expect(loadConfig(env, terminal)).toMatchObject({ ok: true, config: { logLevel } });
});

test.each([
  ['VERBATIM_HOST', 'http://x'],
  ['VERBATIM_PORT', '65536'],
  ['VERBATIM_PORT', 'four'],
  ['DATABASE_URL', 'mysql://x'],
  ['VERBATIM_ANONYMOUS', 'yes'],
  ['VERBATIM_CORS_ORIGINS', '*'],
  ['VERBATIM_CORS_ORIGINS', 'null'],
  ['VERBATIM_CORS_ORIGINS', 'https://desk.example/'],
  ['VERBATIM_CORS_ORIGINS', 'https://desk.example, desk.example'],
  ['VERBATIM_CORS_ORIGINS', 'https://*.desk.example/x'],
  ['VERBATIM_TRUSTED_PROXIES', 'proxy.example'],
  ['VERBATIM_TRUSTED_PROXIES', '10.0.0.0/33'],
  ['VERBATIM_RATE_LIMIT', '0'],
  ['VERBATIM_RATE_LIMIT', 'unlimited'],
  ['VERBATIM_STATEMENT_TIMEOUT', '1.5'],
  ['VERBATIM_REQUEST_TIMEOUT', '-1'],
  ['VERBATIM_LOG_LEVEL', 'loud'],
  ['VERBATIM_OIDC_ISSUER', 'http://login.example'],
  ['VERBATIM_OIDC_AUDIENCE', 'verbatim'],
  ['VERBATIM_OIDC_ROLES', 'desk=boss'],
])('A bad %s (%s) is one line that names it', (name, value) => {
  expect(loadConfig({ [name]: value })).toEqual({
    ok: false,
    message: expect.stringMatching(new RegExp(`^${name} [^\\n]+\\.$`)),
  });
});

test('An OpenID issuer is named with its audience, and with its roles where a claim has them', () => {
  const issuer = { VERBATIM_OIDC_ISSUER: 'https://login.example/realm' };
  const named = { ...issuer, VERBATIM_OIDC_AUDIENCE: 'verbatim' };
  expect(loadConfig(issuer)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^VERBATIM_OIDC_AUDIENCE is missing/),
  });
  expect(loadConfig({ ...named, VERBATIM_OIDC_ROLE_CLAIM: 'groups' })).toMatchObject({ ok: false });
  expect(
    loadConfig({
      ...named,
      VERBATIM_OIDC_ROLE_CLAIM: 'groups',
      VERBATIM_OIDC_ROLES: 'desk = editor, desk-admins=admin',
    }),
  ).toMatchObject({
    ok: true,
    config: {
      openId: {
        issuer: 'https://login.example/realm',
        audience: 'verbatim',
        roleClaim: 'groups',
        roles: new Map([
          ['desk', 'editor'],
          ['desk-admins', 'admin'],
        ]),
      },
    },
  });
});

test('A command finds the server where the same variables put it', () => {
  expect(loadClientConfig({ VERBATIM_HOST: '0.0.0.0', VERBATIM_PORT: '5' })).toMatchObject({
    ok: true,
    config: { server: 'http://127.0.0.1:5', token: undefined },
  });
  expect(loadClientConfig({ VERBATIM_SERVER: 'https://desk.example/' })).toMatchObject({
    config: { server: 'https://desk.example' },
  });
});

test('Who may ask, how often and how long is read from the environment', () => {
  const loaded = loadConfig({
    VERBATIM_CORS_ORIGINS: 'https://desk.example, http://localhost:3000',
    VERBATIM_TRUSTED_PROXIES: '127.0.0.1, fd00::/8',
    VERBATIM_RATE_LIMIT: 'off',
    VERBATIM_STATEMENT_TIMEOUT: '5',
    VERBATIM_REQUEST_TIMEOUT: '20',
    VERBATIM_RESPONSE_CACHE: '64',
  });
  expect(loaded).toMatchObject({
    ok: true,
    config: {
      responseCache: 64_000_000,
      corsOrigins: ['https://desk.example', 'http://localhost:3000'],
      trustedProxies: ['127.0.0.1', 'fd00::/8'],
      rateLimit: 'off',
      statementTimeout: 5000,
      requestTimeout: 20_000,
      // Whoever comes through a proxy is not on this machine.
      anonymous: 'none',
    },
  });
});
