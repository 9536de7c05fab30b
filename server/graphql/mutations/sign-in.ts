import { nobodySignedIn } from '#server/accounts/authorise.ts';
import { revokeToken, type ListedToken } from '#server/accounts/manage-tokens.ts';
import { signInWithPassword } from '#server/accounts/sign-in-with-password.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { builder } from '../builder.ts';
import { readOne } from '../plan/read-planned.ts';
import { Account } from '../types/account.ts';
import { AccountToken } from '../types/account-token.ts';
import * as errors from '../types/errors.ts';
import { accountResult, inInput } from './account-result.ts';

interface SignedIn {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
}

const SignInInput = builder.inputType('SignInInput', {
  description: 'Who wants to come in.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The e-mail address of the account.' }),
    password: t.string({ required: true, description: 'Its password.' }),
    newPassword: t.string({
      description:
        'The password from now on: needed where somebody else chose the one until now. 12 characters at least.',
    }),
    label: t.string({
      description: 'What the token is called in the list of tokens, as in `laptop`.',
    }),
  }),
});
const SignInPayload = builder.objectRef<SignedIn>('SignInPayload').implement({
  description: 'Signed in.',
  isTypeOf: () => true,
  fields: (t) => ({
    account: t.field({
      type: Account,
      description: 'The account. It is not yet the one that asks: what is private in it is null.',
      resolve: ({ id }, _args, context, info) => readOne('Account', id, context, info),
    }),
    token: t.exposeString('token', {
      description:
        'The token to send from now on, as `Authorization: Bearer TOKEN`. It is shown this once.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When it expires, after 30 days: then sign in again.',
    }),
  }),
});
const SignInResult = accountResult('SignIn', SignInPayload, [
  errors.ValidationError,
  errors.InvalidCredentialsError,
  errors.PasswordChangeRequiredError,
  errors.RateLimitedError,
]);
builder.mutationField('signIn', (t) =>
  t.field({
    type: SignInResult,
    description:
      'Signs in with e-mail address and password. Anybody may try, also where everything else needs a token, and not too often.',
    args: { input: t.arg({ type: SignInInput, required: true, description: 'Who.' }) },
    resolve: async (
      _parent,
      { input: { email, password, newPassword = null, label = null } },
      { database, clock, signInQuota, address = '' },
    ): Promise<SignedIn | DeskError> => {
      const answer = await signInWithPassword(
        { db: database, clock, quota: signInQuota, address },
        { email, password, newPassword, label },
      );
      if (!answer.ok) return inInput(answer.error);
      const { id, token, expiresAt } = answer;
      return { id, token, expiresAt };
    },
  }),
);

interface SignedOut {
  readonly token: ListedToken | null;
}

const SignOutPayload = builder.objectRef<SignedOut>('SignOutPayload').implement({
  description: 'Signed out.',
  isTypeOf: () => true,
  fields: (t) => ({
    token: t.expose('token', {
      type: AccountToken,
      nullable: true,
      description:
        'The token that was ended; null where a token of the OpenID issuer let somebody in, which only the issuer ends.',
    }),
  }),
});
const SignOutResult = accountResult('SignOut', SignOutPayload, [errors.UnauthenticatedError]);
builder.mutationField('signOut', (t) =>
  t.field({
    type: SignOutResult,
    description:
      'Ends the token that this request carries. The one change without an `input`: there is nothing to say.',
    resolve: async (_parent, _args, { database, viewer }): Promise<SignedOut | DeskError> => {
      if (viewer === null) return nobodySignedIn;
      const tokenId = viewer.credential?.tokenId ?? null;
      if (tokenId === null) return { token: null };
      const revoked = await revokeToken(database, viewer, tokenId);
      return revoked.ok ? { token: revoked.token } : revoked.error;
    },
  }),
);
