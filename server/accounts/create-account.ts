import { v7 } from 'uuid';
import { z } from 'zod';
import type { Queryable } from '#server/database/connection.ts';
import { accounts } from '#server/database/schema.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import { validationError } from '#shared/errors/validation-error.ts';
import { lineSchema, nameSchema } from '#shared/records/values.ts';
import { roles } from '#shared/sync/protocol.ts';
import type { Account } from './account.ts';

/** What an account is made from. */
export const newAccountSchema = z.strictObject({
  name: nameSchema(200),
  email: lineSchema(320)
    .refine((text) => /^[^\s@]+@[^\s@]+$/.test(text), 'is not an e-mail address')
    .nullable(),
  role: z.enum(roles),
});
/** See `newAccountSchema`. */
export type NewAccount = z.infer<typeof newAccountSchema>;

/** The account as it is now, or why nothing was done. */
export type AccountResult =
  | { readonly ok: true; readonly account: Account }
  | { readonly ok: false; readonly error: DeskError };

/** Makes an account. Errors: `VALIDATION_FAILED`; `ALREADY_EXISTS` where another has the e-mail address. */
export async function createAccount(db: Queryable, input: NewAccount): Promise<AccountResult> {
  const parsed = newAccountSchema.safeParse(input);
  if (!parsed.success) return { ok: false, error: validationError(parsed.error) };
  const { name, email, role } = parsed.data;
  const [account] = await db
    .insert(accounts)
    .values({ id: v7(), name, email, role })
    .onConflictDoNothing()
    .returning({ id: accounts.id, name: accounts.name, role: accounts.role });
  return account === undefined
    ? { ok: false, error: addressTaken(email, ['email']) }
    : { ok: true, account };
}

/** Two accounts cannot share an e-mail address: people sign in with it. */
export function addressTaken(email: string | null, path: readonly string[]): DeskError {
  const message = `There is an account with the e-mail address ${email} already: use another address, or make a token for that account.`;
  return { code: errorCodes.alreadyExists, message, path };
}
