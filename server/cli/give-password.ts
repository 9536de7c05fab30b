import { z } from 'zod';
import { pageOfAccounts } from '#server/accounts/list-accounts.ts';
import { parsePassword, storePassword } from '#server/accounts/set-password.ts';
import { changeDesk, fail } from './change-desk.ts';
import { readPassword } from './read-password.ts';

const find = `query FindAccount($email: String!) {
  accounts(email: $email) { edges { node { id } } }
}`;
const foundSchema = z.object({
  accounts: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })) }),
});

const mutation = `mutation GivePassword($input: SetPasswordInput!) {
  setPassword(input: $input) { __typename ... on Error { message } }
}`;
const answerSchema = z.object({ setPassword: z.object({ message: z.string().optional() }) });

/** Gives an account a password for its next sign-in, read from standard input. */
export async function givePassword(email: string): Promise<number> {
  const newPassword = await readPassword();
  const missing = { ok: false, message: `No account has the e-mail address ${email}.` } as const;
  const given = await changeDesk<null>({
    directly: async (db) => {
      const { ids } = await pageOfAccounts(db, { email }, { after: undefined, limit: 1 });
      const [accountId] = ids;
      if (accountId === undefined) return missing;
      const password = await parsePassword(newPassword, ['password']);
      if (!password.ok) return { ok: false, message: password.error.message };
      const { hash } = password;
      await db.transaction((tx) => storePassword(tx, { accountId, hash, oneTime: true }));
      return { ok: true, value: null };
    },
    throughServer: async (ask) => {
      const found = await ask(find, { email }, foundSchema);
      if (!found.ok) return found;
      const accountId = found.value.accounts.edges[0]?.node.id;
      if (accountId === undefined) return missing;
      const answer = await ask(mutation, { input: { accountId, newPassword } }, answerSchema);
      if (!answer.ok) return answer;
      const { message } = answer.value.setPassword;
      return message === undefined ? { ok: true, value: null } : { ok: false, message };
    },
  });
  if (!given.ok) return fail(given.message);
  console.error(
    `${email} signs in with it once, within 7 days, and chooses another password then.`,
  );
  return 0;
}
