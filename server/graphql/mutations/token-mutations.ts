import { nobodySignedIn } from '#server/accounts/authorise.ts';
import {
  makeToken,
  readToken,
  revokeToken,
  type ListedToken,
} from '#server/accounts/manage-tokens.ts';
import type { MadeToken } from '#server/accounts/tokens.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { readAccountId } from '../account-ids.ts';
import { builder } from '../builder.ts';
import { AccountToken } from '../types/account-token.ts';
import * as errors from '../types/errors.ts';
import { accountResult, inInput } from './account-result.ts';

const CreateTokenInput = builder.inputType('CreateTokenInput', {
  description: 'The token to make.',
  fields: (t) => ({
    accountId: t.id({
      description:
        "The global id of the account it is for: one's own unless told. Only an administrator makes tokens for others.",
    }),
    label: t.string({ required: true, description: 'What it is for, as in `laptop`; one line.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'From when on it lets nobody in; it does not expire unless told.',
    }),
  }),
});

const CreateTokenPayload = builder.objectRef<MadeToken>('CreateTokenPayload').implement({
  description: 'Made.',
  isTypeOf: () => true,
  fields: (t) => ({
    token: t.exposeString('token', {
      description: 'The token. It is shown this once: the server keeps only its hash.',
    }),
    listed: t.field({
      type: AccountToken,
      description: 'The token as it is listed from now on.',
      resolve: async ({ id }, _args, { database }) => {
        const token = await readToken(database, id);
        if (token === undefined) throw new Error(`The token ${id} was not made.`);
        return token;
      },
    }),
  }),
});

const refusals = [
  errors.ValidationError,
  errors.NotFoundError,
  errors.UnauthenticatedError,
  errors.ForbiddenError,
];
const CreateTokenResult = accountResult('CreateToken', CreateTokenPayload, refusals);
builder.mutationField('createToken', (t) =>
  t.field({
    type: CreateTokenResult,
    description: 'Makes a bearer token, at most 100 of an account at a time.',
    args: { input: t.arg({ type: CreateTokenInput, required: true, description: 'The token.' }) },
    resolve: async (
      _parent,
      { input: { accountId, label, expiresAt = null } },
      { database, viewer, clock },
    ): Promise<MadeToken | DeskError> => {
      if (viewer === null) return nobodySignedIn;
      const id =
        accountId === null || accountId === undefined
          ? ({ ok: true, id: viewer.id } as const)
          : readAccountId('Account', accountId, ['accountId']);
      if (!id.ok) return inInput(id.error);
      const made = await makeToken(
        { db: database, by: viewer, clock },
        { accountId: id.id, label, expiresAt },
      );
      return made.ok ? { id: made.id, token: made.token } : inInput(made.error);
    },
  }),
);

interface Revoked {
  readonly token: ListedToken;
}

const RevokeTokenInput = builder.inputType('RevokeTokenInput', {
  description: 'Which token to end.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Its global id, as the list of tokens has it.' }),
  }),
});
const RevokeTokenPayload = builder.objectRef<Revoked>('RevokeTokenPayload').implement({
  description: 'Ended.',
  isTypeOf: () => true,
  fields: (t) => ({
    token: t.expose('token', { type: AccountToken, description: 'The token as it is now.' }),
  }),
});
const RevokeTokenResult = accountResult('RevokeToken', RevokeTokenPayload, refusals);
builder.mutationField('revokeToken', (t) =>
  t.field({
    type: RevokeTokenResult,
    description:
      "Ends a token for good, at once and on every server: subscriptions that it opened end too. One's own, or as an administrator any.",
    args: { input: t.arg({ type: RevokeTokenInput, required: true, description: 'Which one.' }) },
    resolve: async (_parent, { input }, { database, viewer }): Promise<Revoked | DeskError> => {
      const id = readAccountId('AccountToken', input.id, ['id']);
      if (!id.ok) return inInput(id.error);
      const revoked = await revokeToken(database, viewer, id.id);
      return revoked.ok ? { token: revoked.token } : inInput(revoked.error);
    },
  }),
);
