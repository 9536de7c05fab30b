import { z } from 'zod';
import { roles, type Role } from '#shared/sync/protocol.ts';

/** Which OpenID issuer is trusted, and with what. */
export interface OpenIdConfig {
  /** Its address, letter for letter as it stands in its tokens. */
  readonly issuer: string;
  /** What its tokens for this desk name as their audience: the client's id, as a rule. */
  readonly audience: string;
  /** Where the claims say what somebody may do; undefined where administrators say so here. */
  readonly roleClaim: string | undefined;
  /** Which role each value of that claim gives; every other gives `reader`. */
  readonly roles: ReadonlyMap<string, Role>;
}

const roleSchema = z.enum(roles);

/** The variables that name an OpenID issuer; see docs/accounts.md. */
export const openIdVariables = {
  VERBATIM_OIDC_ISSUER: z
    .string()
    .refine(isSafeAddress, 'must be the address of an OpenID issuer, beginning with https://')
    .optional(),
  VERBATIM_OIDC_AUDIENCE: z.string().optional(),
  VERBATIM_OIDC_ROLE_CLAIM: z.string().optional(),
  VERBATIM_OIDC_ROLES: z
    .string()
    .transform((text, context): ReadonlyMap<string, Role> => {
      const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
      const map = new Map<string, Role>();
      for (const [value = '', name, ...rest] of pairs) {
        const role = roleSchema.safeParse(name);
        if (!role.success || value === '' || rest.length > 0) {
          context.addIssue('must list values and roles, as desk-admins=admin,desk=editor');
          return z.NEVER;
        }
        map.set(value, role.data);
      }
      return map;
    })
    .optional(),
};

interface OpenIdValues {
  readonly VERBATIM_OIDC_ISSUER?: string | undefined;
  readonly VERBATIM_OIDC_AUDIENCE?: string | undefined;
  readonly VERBATIM_OIDC_ROLE_CLAIM?: string | undefined;
  readonly VERBATIM_OIDC_ROLES?: ReadonlyMap<string, Role> | undefined;
}

/** Which issuer the variables name, or what is wrong with them taken together. */
export function openIdConfig(
  values: OpenIdValues,
): { ok: true; openId: OpenIdConfig | undefined } | { ok: false; message: string } {
  const { VERBATIM_OIDC_ISSUER: issuer, VERBATIM_OIDC_AUDIENCE: audience } = values;
  const { VERBATIM_OIDC_ROLE_CLAIM: roleClaim, VERBATIM_OIDC_ROLES: map } = values;
  if (issuer === undefined) {
    const stray = (
      ['VERBATIM_OIDC_AUDIENCE', 'VERBATIM_OIDC_ROLE_CLAIM', 'VERBATIM_OIDC_ROLES'] as const
    ).find((name) => values[name] !== undefined);
    if (stray === undefined) return { ok: true, openId: undefined };
    return { ok: false, message: `${stray} needs VERBATIM_OIDC_ISSUER beside it.` };
  }
  if (audience === undefined) {
    // Without it, tokens that the issuer made for any other site would open the desk.
    const message =
      "VERBATIM_OIDC_AUDIENCE is missing: name the client's id, as the issuer's tokens do.";
    return { ok: false, message };
  }
  if ((roleClaim === undefined) !== (map === undefined)) {
    const message =
      'VERBATIM_OIDC_ROLE_CLAIM and VERBATIM_OIDC_ROLES belong together: set both or neither.';
    return { ok: false, message };
  }
  return { ok: true, openId: { issuer, audience, roleClaim, roles: map ?? new Map() } };
}

/** Whether an address is safe to fetch keys from: encrypted, or on this machine. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
