import { closeAccount, reopenAccount } from '#server/accounts/close-account.ts';
import type { AccountResult } from '#server/accounts/create-account.ts';
import { updateAccount } from '#server/accounts/update-account.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { readAccountId } from '../account-ids.ts';
import { builder } from '../builder.ts';
import * as errors from '../types/errors.ts';
import { Role } from '../types/role.ts';
import { accountPayload, accountResult, inInput, type AccountDone } from './account-result.ts';

const refusals = [
  errors.ValidationError,
  errors.NotFoundError,
  errors.UnauthenticatedError,
  errors.ForbiddenError,
];

const AccountChanges = builder.inputType('AccountChanges', {
  description: 'What is to change in an account.',
  fields: (t) => ({
    name: t.string({ description: 'The name, as it is shown beside what the account changes.' }),
    email: t.string({ description: 'The e-mail address; null takes it away.' }),
    role: t.field({ type: Role, description: 'What the account may do.' }),
  }),
});
const UpdateAccountInput = builder.inputType('UpdateAccountInput', {
  description: 'Which account to change, and how.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Its global id.' }),
    changes: t.field({
      type: AccountChanges,
      required: true,
      description: 'Only what is to change. Accounts have no revisions: the last change stays.',
    }),
  }),
});
const UpdateAccountResult = accountResult(
  'UpdateAccount',
  accountPayload('UpdateAccount', 'Changed.'),
  [...refusals, errors.AlreadyExistsError, errors.LastAdminError],
);
builder.mutationField('updateAccount', (t) =>
  t.field({
    type: UpdateAccountResult,
    description:
      'Changes the name, e-mail address or role of an account. Only an administrator may; the last administrator stays one.',
    args: {
      input: t.arg({ type: UpdateAccountInput, required: true, description: 'Which, and how.' }),
    },
    resolve: async (_parent, { input }, { database, viewer }) => {
      const id = readAccountId('Account', input.id, ['id']);
      if (!id.ok) return inInput(id.error);
      return answerOf(
        await updateAccount(database, viewer, { id: id.id, changes: { ...input.changes } }),
      );
    },
  }),
);

const CloseAccountInput = builder.inputType('CloseAccountInput', {
  description: 'Which account to close.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Its global id.' }) }),
});
const CloseAccountResult = accountResult(
  'CloseAccount',
  accountPayload('CloseAccount', 'Closed.'),
  [...refusals, errors.LastAdminError],
);
builder.mutationField('closeAccount', (t) =>
  t.field({
    type: CloseAccountResult,
    description:
      'Closes an account: its tokens end, and nobody signs in with it any more. This is how an account is deleted: its row stays, so that every record and every change keeps the name of who made it. The last administrator cannot be closed.',
    args: {
      input: t.arg({ type: CloseAccountInput, required: true, description: 'Which one.' }),
    },
    resolve: async (_parent, { input }, { database, viewer }) => {
      const id = readAccountId('Account', input.id, ['id']);
      if (!id.ok) return inInput(id.error);
      return answerOf(await closeAccount(database, viewer, id.id));
    },
  }),
);

const ReopenAccountInput = builder.inputType('ReopenAccountInput', {
  description: 'Which account to reopen.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Its global id.' }) }),
});
const ReopenAccountResult = accountResult(
  'ReopenAccount',
  accountPayload('ReopenAccount', 'Open again.'),
  refusals,
);
builder.mutationField('reopenAccount', (t) =>
  t.field({
    type: ReopenAccountResult,
    description:
      'Opens a closed account again. Its password is the one it had; its tokens stay ended. Only an administrator may.',
    args: {
      input: t.arg({ type: ReopenAccountInput, required: true, description: 'Which one.' }),
    },
    resolve: async (_parent, { input }, { database, viewer }) => {
      const id = readAccountId('Account', input.id, ['id']);
      if (!id.ok) return inInput(id.error);
      return answerOf(await reopenAccount(database, viewer, id.id));
    },
  }),
);

function answerOf(result: AccountResult): AccountDone | DeskError {
  return result.ok ? { id: result.account.id } : inInput(result.error);
}
