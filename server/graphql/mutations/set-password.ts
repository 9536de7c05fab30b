import { nobodySignedIn } from '#server/accounts/authorise.ts';
import { setPassword } from '#server/accounts/set-password.ts';
import { readAccountId } from '../account-ids.ts';
import { builder } from '../builder.ts';
import * as errors from '../types/errors.ts';
import { accountPayload, accountResult, inInput } from './account-result.ts';

const SetPasswordInput = builder.inputType('SetPasswordInput', {
  description: 'Whose password, and which.',
  fields: (t) => ({
    accountId: t.id({
      description:
        "The global id of the account: one's own unless told. Only an administrator sets others' passwords.",
    }),
    currentPassword: t.string({
      description: "The password until now: needed for one's own, if it has one.",
    }),
    newPassword: t.string({
      required: true,
      description:
        'The password from now on: 12 characters at least, 1024 bytes at most, of any kind.',
    }),
  }),
});
const SetPasswordResult = accountResult(
  'SetPassword',
  accountPayload('SetPassword', 'Set; other sign-ins with the password until now have ended.'),
  [
    errors.ValidationError,
    errors.InvalidCredentialsError,
    errors.RateLimitedError,
    errors.NotFoundError,
    errors.UnauthenticatedError,
    errors.ForbiddenError,
  ],
);
builder.mutationField('setPassword', (t) =>
  t.field({
    type: SetPasswordResult,
    description:
      'Sets a password. One that an administrator sets for somebody else is good for a single sign-in within 7 days, at which its owner chooses another.',
    args: { input: t.arg({ type: SetPasswordInput, required: true, description: 'Whose.' }) },
    resolve: async (_parent, { input }, { database, viewer, signInQuota, address = '' }) => {
      if (viewer === null) return nobodySignedIn;
      const { accountId, newPassword, currentPassword = null } = input;
      const id =
        accountId === null || accountId === undefined
          ? ({ ok: true, id: viewer.id } as const)
          : readAccountId('Account', accountId, ['accountId']);
      if (!id.ok) return inInput(id.error);
      const set = await setPassword(
        { db: database, by: viewer, quota: signInQuota, address },
        { accountId: id.id, newPassword, currentPassword },
      );
      return set.ok ? { id: id.id } : inInput(set.error);
    },
  }),
);
