import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** An OpenID issuer that really listens: discovery document, keys, and tokens signed with them. */
export interface TestIssuer {
  /** Its address. */
  readonly issuer: string;
  /** How often each path was asked for. */
  readonly asked: ReadonlyMap<string, number>;
  /** Signs claims with the newest key; `header` and `claims` replace what is in a good token. */
  sign(claims: object, header?: object): Promise<string>;
  /** Signs with a key that the issuer does not have. */
  forge(claims: object): Promise<string>;
  /** Makes a new key beside the old ones. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

/** Starts an issuer on the loopback interface. Its tokens are for the audience `verbatim` and live for five minutes. */
export async function startTestIssuer({ names = '' } = {}): Promise<TestIssuer> {
  const keys: { readonly kid: string; readonly key: CryptoKey; readonly jwk: JWK }[] = [];
  const asked = new Map<string, number>();
  let issuer = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const documents: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': {
        issuer: names === '' ? issuer : names,
        jwks_uri: `${issuer}/keys`,
      },
      '/keys': { keys: keys.map(({ jwk }) => jwk) },
    };
    const found = documents[path];
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The issuer has no port.');
  issuer = `http://127.0.0.1:${address.port}`;

  async function rotate(): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const kid = `key-${keys.length}`;
    const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
    keys.push({ kid, key: privateKey, jwk });
  }

  function signed(claims: object, header: object, key: CryptoKey): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: issuer, aud: 'verbatim', iat: now, exp: now + 300, ...claims };
    return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', ...header }).sign(key);
  }

  await rotate();
  return {
    issuer,
    asked,
    rotate,
    async sign(claims, header = {}) {
      const newest = keys.at(-1);
      if (newest === undefined) throw new Error('The issuer has no key.');
      return signed(claims, { kid: newest.kid, ...header }, newest.key);
    },
    async forge(claims) {
      const { privateKey } = await generateKeyPair('ES256');
      return signed(claims, { kid: keys.at(-1)?.kid }, privateKey);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
