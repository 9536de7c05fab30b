import type { Config } from '#server/config.ts';
import { limits } from '#server/limits/limits.ts';
import { createRequestQuota, type RequestQuota } from '#server/limits/request-quota.ts';
import { trustedProxies, type TrustedProxies } from './client-address.ts';

/** Who is let in from where, how often and for how long. */
export interface Door {
  /** Origins of other sites whose pages may read the answers. */
  readonly corsOrigins: ReadonlySet<string>;
  readonly proxies: TrustedProxies;
  readonly quota: RequestQuota;
  /** Milliseconds. */
  readonly requestTimeout: number;
}

/** Makes the door that the configuration asks for. */
export function createDoor(
  config: Pick<Config, 'corsOrigins' | 'trustedProxies' | 'rateLimit' | 'requestTimeout'>,
): Door {
  const proxies = trustedProxies(config.trustedProxies ?? []);
  if (proxies === undefined) throw new Error('The configuration was not parsed.');
  return {
    corsOrigins: new Set(config.corsOrigins),
    proxies,
    quota: createRequestQuota(config.rateLimit),
    requestTimeout: config.requestTimeout ?? limits.time.request,
  };
}
