import { z } from 'zod';
import {
  createAccount,
  newAccountSchema,
  type NewAccount,
} from '#server/accounts/create-account.ts';
import { createToken } from '#server/accounts/tokens.ts';
import { validationError } from '#shared/errors/validation-error.ts';
import { loadClientConfig, loadConfig } from '../config.ts';
import { openDesk, type OpenDesk } from '../open-desk.ts';
import { ask, readToken } from './graphql-client.ts';

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

type Added =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly message: string };

/**
 * Makes an account and prints its token. Goes to the database itself, since whoever can open that is the administrator;
 * where a running server holds the embedded database, asks that server with the first administrator's token.
 */
export async function addAccount(given: {
  name: string | undefined;
  email: string | undefined;
  role: string;
}): Promise<number> {
  const parsed = newAccountSchema.safeParse({ ...given, email: given.email ?? null });
  if (!parsed.success) return fail(validationError(parsed.error).message);
  const loaded = loadConfig();
  if (!loaded.ok) return fail(loaded.message);
  const desk = await openDesk(loaded.config, {
    say: (line) => console.error(line),
    warn: (_details, message) => console.error(message),
  });
  if (!desk.ok && !desk.inUse) return fail(desk.message);
  const added = desk.ok
    ? await addDirectly(desk, parsed.data)
    : await addThroughServer(parsed.data);
  if (!added.ok) return fail(added.message);
  console.error(
    `Made the account "${parsed.data.name}" (${parsed.data.role}). Its token is shown this once:`,
  );
  console.log(added.token);
  return 0;
}

async function addDirectly(desk: OpenDesk, account: NewAccount): Promise<Added> {
  try {
    return await desk.db.transaction(async (tx): Promise<Added> => {
      const made = await createAccount(tx, account);
      if (!made.ok) return { ok: false, message: made.error.message };
      return {
        ok: true,
        token: await createToken(tx, { accountId: made.account.id, label: 'first token' }),
      };
    });
  } finally {
    await desk.close();
  }
}

async function addThroughServer({ name, email, role }: NewAccount): Promise<Added> {
  const loaded = loadClientConfig();
  if (!loaded.ok) return loaded;
  const token = await readToken(loaded.config);
  const input = { name, email, role: role.toUpperCase() };
  const answer = await ask(loaded.config, token, mutation, { input }, answerSchema);
  if (!answer.ok) return answer;
  const result = answer.data.createAccount;
  return 'token' in result
    ? { ok: true, token: result.token }
    : { ok: false, message: result.message };
}

function fail(message: string): number {
  console.error(message);
  return 1;
}
