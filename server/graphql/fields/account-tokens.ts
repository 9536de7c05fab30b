import { maySeePrivate } from '#server/accounts/authorise.ts';
import { listTokens, type ListedToken } from '#server/accounts/manage-tokens.ts';
import { builder } from '../builder.ts';
import { collectKeys } from '../collect-keys.ts';
import { recordIdOf } from '../record-id.ts';
import { Account } from '../types/account.ts';
import { AccountToken } from '../types/account-token.ts';

const readTokens = collectKeys(async ({ database }, ids) => {
  const tokens = new Map<string, ListedToken[]>();
  for (const token of await listTokens(database, ids)) {
    const others = tokens.get(token.accountId);
    if (others === undefined) tokens.set(token.accountId, [token]);
    else others.push(token);
  }
  return tokens;
});

builder.objectField(Account, 'tokens', (t) =>
  t.field({
    type: [AccountToken],
    nullable: true,
    description:
      'Its tokens, the latest made first; those that ended more than 30 days ago are left out. Null for everybody but the account itself and administrators.',
    resolve: async (account, _args, context) => {
      const id = recordIdOf(account);
      if (!maySeePrivate(context.viewer, id)) return null;
      return (await readTokens(context, id, '', undefined)) ?? [];
    },
  }),
);
