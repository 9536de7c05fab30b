import { z } from 'zod';
import { createAccount, newAccountSchema } from '#server/accounts/create-account.ts';
import { parsePassword, storePassword } from '#server/accounts/set-password.ts';
import { createToken } from '#server/accounts/tokens.ts';
import { validationError } from '#shared/errors/validation-error.ts';
import { changeDesk, fail, type Done } from './change-desk.ts';
import { readPassword } from './read-password.ts';

const mutation = `mutation AddAccount($input: CreateAccountInput!) {
  createAccount(input: $input) {
    __typename
    ... on CreateAccountPayload { token }
    ... on Error { message }
  }
}`;

const answerSchema = z.object({
  createAccount: z.union([z.object({ token: z.string() }), z.object({ message: z.string() })]),
});

/** Makes an account and prints its token; with `passwordStdin`, with a password for the first sign-in. */
export async function addAccount(given: {
  name: string | undefined;
  email: string | undefined;
  role: string;
  passwordStdin: boolean;
}): Promise<number> {
  const { name, role, email = null, passwordStdin } = given;
  const parsed = newAccountSchema.safeParse({ name, role, email });
  if (!parsed.success) return fail(validationError(parsed.error).message);
  const account = parsed.data;
  if (passwordStdin && account.email === null) {
    return fail('Give --email too: people sign in with an address and a password.');
  }
  const oneTimePassword = passwordStdin ? await readPassword() : null;
  const added = await changeDesk<string>({
    directly: async (db) => {
      const password =
        oneTimePassword === null ? null : await parsePassword(oneTimePassword, ['password']);
      if (password?.ok === false) return { ok: false, message: password.error.message };
      return await db.transaction(async (tx): Promise<Done<string>> => {
        const made = await createAccount(tx, account);
        if (!made.ok) return { ok: false, message: made.error.message };
        const { id } = made.account;
        if (password !== null) {
          await storePassword(tx, { accountId: id, hash: password.hash, oneTime: true });
        }
        const token = await createToken(tx, { accountId: id, label: 'first token' });
        return { ok: true, value: token };
      });
    },
    throughServer: async (ask) => {
      const input = { ...account, role: account.role.toUpperCase(), oneTimePassword };
      const answer = await ask(mutation, { input }, answerSchema);
      if (!answer.ok) return answer;
      const result = answer.value.createAccount;
      return 'token' in result
        ? { ok: true, value: result.token }
        : { ok: false, message: result.message };
    },
  });
  if (!added.ok) return fail(added.message);
  console.error(
    `Made the account "${account.name}" (${account.role}). Its token is shown this once:`,
  );
  console.log(added.value);
  return 0;
}
