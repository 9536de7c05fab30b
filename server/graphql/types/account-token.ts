import type { ListedToken } from '#server/accounts/manage-tokens.ts';
import { builder } from '../builder.ts';
import { accountGlobalId } from '../account-ids.ts';
import type { EnumValues } from './enum-values.ts';

const TokenOrigin = builder.enumType('TokenOrigin', {
  description: 'How a token came to be.',
  values: {
    MADE: { value: 'made', description: 'Somebody made it, to be kept.' },
    SIGN_IN: { value: 'sign_in', description: 'Signing in with a password made it.' },
  } as const satisfies EnumValues<ListedToken['origin']>,
});

/** A token as it is listed, without what it reads itself. */
export const AccountToken = builder.objectRef<ListedToken>('AccountToken').implement({
  description:
    'A bearer token of an account. What it reads itself was shown once, when it was made; the server keeps only its hash.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id, for `revokeToken`. It lets nobody in.',
      resolve: ({ id }) => accountGlobalId('AccountToken', id),
    }),
    label: t.exposeString('label', { description: "What it is for, in its owner's words." }),
    origin: t.expose('origin', { type: TokenOrigin, description: 'How it came to be.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From when on it lets nobody in; null for a token that does not expire.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null for never.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended; null while it was not.',
    }),
    current: t.boolean({
      description: 'Whether it is the one that this request carries.',
      resolve: ({ id }, _args, { viewer }) => viewer?.credential?.tokenId === id,
    }),
  }),
});
