import { createAccount } from '#server/accounts/create-account.ts';
import { createToken } from '#server/accounts/tokens.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { Account } from '../types/account.ts';
import * as errors from '../types/errors.ts';
import { Role } from '../types/role.ts';

const CreateAccountInput = builder.inputType('CreateAccountInput', {
  description: 'The account to make.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'The name, as it is shown beside what the account changes.',
    }),
    email: t.string({ description: 'The e-mail address; no two accounts share one.' }),
    role: t.field({ type: Role, required: true, description: 'What the account may do.' }),
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
    account: t.field({ type: Account, description: 'The account.', resolve: ({ id }) => ({ id }) }),
    token: t.exposeString('token', {
      description: 'Its token. It is shown this once: the server keeps only its hash.',
    }),
  }),
});

const CreateAccountResult = builder.unionType('CreateAccountResult', {
  description: 'What became of it: `CreateAccountPayload` when it was done, otherwise why not.',
  types: [
    CreateAccountPayload,
    errors.ValidationError,
    errors.AlreadyExistsError,
    errors.UnauthenticatedError,
    errors.ForbiddenError,
  ],
  resolveType: (value: Made | DeskError) =>
    'code' in value ? errors.errorTypeName(value.code) : 'CreateAccountPayload',
});

builder.mutationField('createAccount', (t) =>
  t.field({
    type: CreateAccountResult,
    description: 'Makes an account and its first token. Only an administrator may.',
    args: {
      input: t.arg({ type: CreateAccountInput, required: true, description: 'The account.' }),
    },
    resolve: async (_parent, { input: { name, email = null, role } }, { database, viewer }) => {
      const refused = refusal(viewer);
      if (refused !== undefined) return refused;
      return await database.transaction(async (tx) => {
        const made = await createAccount(tx, { name, email, role });
        if (!made.ok) return { ...made.error, path: ['input', ...made.error.path] };
        const { id } = made.account;
        return { id, token: await createToken(tx, { accountId: id, label: 'first token' }) };
      });
    },
  }),
);

function refusal(viewer: GraphqlContext['viewer']): DeskError | undefined {
  if (viewer === null) {
    return {
      code: errorCodes.unauthenticated,
      message: 'Only an administrator can make accounts: send a token.',
      path: [],
    };
  }
  if (viewer.role === 'admin') return undefined;
  const message = `The account ${viewer.name} may not make accounts: ask an administrator.`;
  return { code: errorCodes.forbidden, message, path: [] };
}
