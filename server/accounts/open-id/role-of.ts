import { roles, type Role } from '#shared/sync/protocol.ts';
import type { OpenIdConfig } from '#server/config-open-id.ts';
import type { Claims } from './open-id-issuer.ts';

/**
 * The role that claims give: the most of those that the claim's values stand for, `reader` if they stand for none;
 * undefined where the issuer has no say in it. The claim may be one of the names in the token, or a way through objects
 * as in `realm_access.roles`.
 */
export function roleOf(claims: Claims, { roleClaim, roles: map }: OpenIdConfig): Role | undefined {
  if (roleClaim === undefined) return undefined;
  const value = own(claims, roleClaim) ?? roleClaim.split('.').reduce(own, claims);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const given = values.map((each) => (typeof each === 'string' ? map.get(each) : undefined));
  return [...roles].reverse().find((role) => given.includes(role)) ?? 'reader';
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
