import type { Config } from '#server/config.ts';
import { createOpenIdIssuer, type OpenIdIssuer } from '#server/accounts/open-id/open-id-issuer.ts';
import { limits } from '#server/limits/limits.ts';
import { trustedProxies, type TrustedProxies } from '#server/limits/trusted-proxies.ts';
import { createRequestQuota, type RequestQuota } from '#server/limits/request-quota.ts';
import { createStreamQuota, type StreamQuota } from '#server/limits/stream-quota.ts';
import { createSignInQuota, type SignInQuota } from '#server/limits/sign-in-quota.ts';

/** Who is let in from where, how often and for how long. */
export interface Door {
  /** Origins of other sites whose pages may read the answers. */
  readonly corsOrigins: ReadonlySet<string>;
  readonly proxies: TrustedProxies;
  readonly quota: RequestQuota;
  readonly streamQuota: StreamQuota;
  /** Counts attempts with passwords. */
  readonly signInQuota: SignInQuota;
  /** Whose tokens are taken beside our own; null where none is configured. */
  readonly openId: OpenIdIssuer | null;
  /** Milliseconds. */
  readonly requestTimeout: number;
}

/** Makes the door that the configuration asks for. */
export function createDoor(
  config: Pick<
    Config,
    'corsOrigins' | 'trustedProxies' | 'rateLimit' | 'requestTimeout' | 'openId'
  >,
  clock: () => Date,
): Door {
  const proxies = trustedProxies(config.trustedProxies ?? []);
  if (proxies === undefined) throw new Error('The configuration was not parsed.');
  return {
    corsOrigins: new Set(config.corsOrigins),
    proxies,
    quota: createRequestQuota(config.rateLimit),
    streamQuota: createStreamQuota(config.rateLimit),
    signInQuota: createSignInQuota(),
    openId: config.openId === undefined ? null : createOpenIdIssuer(config.openId, clock),
    requestTimeout: config.requestTimeout ?? limits.time.request,
  };
}
