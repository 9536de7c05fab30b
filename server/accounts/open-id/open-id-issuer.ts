import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { isSafeAddress, type OpenIdConfig } from '#server/config-open-id.ts';

const claimsSchema = z.looseObject({
  sub: z.string().min(1).max(255),
  exp: z.number(),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
  // Some issuers write it as text.
  email_verified: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .optional()
    .catch(undefined),
});
/** What the issuer says of whom it let in. */
export type Claims = z.infer<typeof claimsSchema>;

/** The claims of a good token, or why there are none: `unreachable` may pass by itself. */
export type Verified =
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly reason: 'invalid' | 'unreachable'; readonly message: string };

/** Tells the good tokens of one issuer from others. */
export interface OpenIdIssuer {
  readonly config: OpenIdConfig;
  verify(token: string): Promise<Verified>;
}

const discoverySchema = z.looseObject({
  issuer: z.string(),
  jwks_uri: z.string().refine(isSafeAddress, 'must be https'),
});

// Only signatures with a key of the issuer's own: a shared secret (HS256) would let every client forge tokens.
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const discoveryAge = 3_600_000;
const retryAfter = 10_000;
const patience = 5000;

/** Knows an issuer; asks it for nothing until the first token comes. */
export function createOpenIdIssuer(config: OpenIdConfig, clock: () => Date): OpenIdIssuer {
  let known: { readonly keys: Promise<JWTVerifyGetKey>; readonly until: number } | undefined;

  function keys(): Promise<JWTVerifyGetKey> {
    const now = clock().getTime();
    if (known !== undefined && now < known.until) return known.keys;
    const found = discoverKeys(config.issuer);
    const mine = { keys: found, until: now + discoveryAge };
    known = mine;
    // An issuer that does not answer is left in peace for a while, whoever sends tokens meanwhile.
    found.catch(() => {
      if (known === mine) known = { keys: found, until: now + retryAfter };
    });
    return found;
  }

  return {
    config,
    async verify(token) {
      let key: JWTVerifyGetKey;
      try {
        key = await keys();
      } catch {
        return unreachable(config.issuer);
      }
      try {
        const { payload, protectedHeader } = await jwtVerify(token, key, {
          issuer: config.issuer,
          audience: config.audience,
          algorithms,
          requiredClaims: ['sub', 'exp'],
          clockTolerance: 30,
          currentDate: clock(),
        });
        // The same keys sign other things, such as logout tokens, which let nobody in.
        if (!/^(application\/)?(at\+)?jwt$/i.test(protectedHeader.typ ?? 'jwt')) return invalid;
        const claims = claimsSchema.safeParse(payload);
        return claims.success ? { ok: true, claims: claims.data } : invalid;
      } catch (error) {
        // What jose has no name for is the network's.
        const ours = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
        return ours && error.code !== 'ERR_JOSE_GENERIC' ? invalid : unreachable(config.issuer);
      }
    },
  };
}

// OpenID Connect Discovery 1.0, section 4.
async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  if (!response.ok) throw new Error(`${address} answers ${response.status}.`);
  const found = discoverySchema.parse(await response.json());
  if (found.issuer !== issuer) throw new Error(`${address} is of another issuer.`);
  return createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: patience });
}

const invalid: Verified = {
  ok: false,
  reason: 'invalid',
  message: 'The token is not one of the issuer for this desk, or has expired: sign in again.',
};

function unreachable(issuer: string): Verified {
  const message = `The token cannot be checked, because ${issuer} does not answer: try again later.`;
  return { ok: false, reason: 'unreachable', message };
}
