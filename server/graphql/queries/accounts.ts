import { GraphQLError } from 'graphql';
import { refuseUnlessAdmin } from '#server/accounts/authorise.ts';
import { pageOfAccounts } from '#server/accounts/list-accounts.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { accountGlobalId, readAccountId } from '../account-ids.ts';
import { builder } from '../builder.ts';
import { pageSize } from '../page-arguments.ts';
import { relayTexts } from '../relay-texts.ts';
import { AccountConnection } from '../types/account-connection.ts';
import { Role } from '../types/role.ts';

builder.queryField('accounts', (t) =>
  t.field({
    type: AccountConnection,
    description:
      'All accounts, by name, closed ones too. Only an administrator may see the list; anyone who may read sees the name and role of whoever made or changed a record.',
    args: {
      first: t.arg.int(relayTexts.firstArgOptions),
      after: t.arg.string(relayTexts.afterArgOptions),
      email: t.arg.string({ description: 'Only the one with this e-mail address.' }),
      role: t.arg({ type: Role, description: 'Only those with this role.' }),
      closed: t.arg.boolean({
        description: 'Only those that are closed, or with `false` only those that are not.',
      }),
    },
    resolve: async (_parent, { first, after, email, role, closed }, { database, viewer }) => {
      const refused = refuseUnlessAdmin(viewer, 'see the list of accounts');
      if (refused !== null) throw asGraphqlError(refused);
      const limit = pageSize('first', first ?? 20);
      const place = after === null || after === undefined ? undefined : readPlace(after);
      const { ids, total } = await pageOfAccounts(
        database,
        { email: email ?? undefined, role: role ?? undefined, closed: closed ?? undefined },
        // One more than asked for, to see whether there is a next page.
        { after: place, limit: limit + 1 },
      );
      return {
        edges: ids.slice(0, limit).map((id) => ({ id, cursor: accountGlobalId('Account', id) })),
        hasNextPage: ids.length > limit,
        countAll: total,
      };
    },
  }),
);

function readPlace(after: string): string {
  const read = readAccountId('Account', after, ['after']);
  if (read.ok) return read.id;
  throw asGraphqlError({
    ...read.error,
    message: 'after is not a place in this list: give a cursor as this API answers it.',
  });
}

function asGraphqlError({ code, message, path }: DeskError): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, ...(path.length > 0 && { path }) },
  });
}
