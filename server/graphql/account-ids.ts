import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import { recordIdSchema } from '#shared/records/values.ts';

/** What belongs to accounts and has a global id. */
export type AccountType = 'Account' | 'AccountToken';

/** Makes the global id of an account or a token. */
export function accountGlobalId(type: AccountType, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64');
}

/** Reads the global id of an account or a token; `path` is where it stands in the input. */
export function readAccountId(
  type: AccountType,
  value: string,
  path: readonly string[],
): { readonly ok: true; readonly id: string } | { readonly ok: false; readonly error: DeskError } {
  const text = Buffer.from(value, 'base64').toString('latin1');
  const id = text.slice(type.length + 1);
  if (text.startsWith(`${type}:`) && recordIdSchema.safeParse(id).success) return { ok: true, id };
  const message = `${path.at(-1) ?? 'id'} is not the global id of an ${type}: give one as this API answers it.`;
  return { ok: false, error: { code: errorCodes.validationFailed, message, path } };
}
