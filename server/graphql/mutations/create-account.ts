import { refuseUnlessAdmin } from '#server/accounts/authorise.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { parsePassword, storePassword } from '#server/accounts/set-password.ts';
import { createToken } from '#server/accounts/tokens.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { builder } from '../builder.ts';
import { readOne } from '../plan/read-planned.ts';
import { Account } from '../types/account.ts';
import * as errors from '../types/errors.ts';
import { Role } from '../types/role.ts';
import { accountResult, inInput } from './account-result.ts';

const CreateAccountInput = builder.inputType('CreateAccountInput', {
  description: 'The account to make.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'The name, as it is shown beside what the account changes.',
    }),
    email: t.string({ description: 'The e-mail address; no two accounts share one.' }),
    role: t.field({ type: Role, required: true, description: 'What the account may do.' }),
    oneTimePassword: t.string({
      description:
        'A password for the first sign-in, within 7 days, at which its owner chooses another. 12 characters at least.',
    }),
  }),
});

interface Made {
  readonly id: string;
  readonly token: string;
}

const CreateAccountPayload = builder.objectRef<Made>('CreateAccountPayload').implement({
  description: 'Made.',
  isTypeOf: () => true,
  fields: (t) => ({
    account: t.field({
      type: Account,
      description: 'The account.',
      resolve: ({ id }, _args, context, info) => readOne('Account', id, context, info),
    }),
    token: t.exposeString('token', {
      description: 'Its token. It is shown this once: the server keeps only its hash.',
    }),
  }),
});

const CreateAccountResult = accountResult('CreateAccount', CreateAccountPayload, [
  errors.ValidationError,
  errors.AlreadyExistsError,
  errors.UnauthenticatedError,
  errors.ForbiddenError,
]);

builder.mutationField('createAccount', (t) =>
  t.field({
    type: CreateAccountResult,
    description: 'Makes an account and its first token. Only an administrator may.',
    args: {
      input: t.arg({ type: CreateAccountInput, required: true, description: 'The account.' }),
    },
    resolve: async (_parent, { input }, { database, viewer }): Promise<Made | DeskError> => {
      const refused = refuseUnlessAdmin(viewer, 'make accounts');
      if (refused !== null) return refused;
      const { name, email = null, role, oneTimePassword = null } = input;
      const password =
        oneTimePassword === null ? null : await parsePassword(oneTimePassword, ['oneTimePassword']);
      if (password?.ok === false) return inInput(password.error);
      return await database.transaction(async (tx): Promise<Made | DeskError> => {
        const made = await createAccount(tx, { name, email, role });
        if (!made.ok) return inInput(made.error);
        const { id } = made.account;
        if (password !== null) {
          await storePassword(tx, { accountId: id, hash: password.hash, oneTime: true });
        }
        return { id, token: await createToken(tx, { accountId: id, label: 'first token' }) };
      });
    },
  }),
);
