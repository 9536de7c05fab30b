import { builder } from '../builder.ts';
import { readOne } from '../plan/read-planned.ts';
import { relayTexts } from '../relay-texts.ts';
import { Account } from './account.ts';

/** A page of accounts. */
export interface AccountPage {
  readonly edges: readonly { readonly cursor: string; readonly id: string }[];
  readonly hasNextPage: boolean;
  readonly countAll: () => Promise<number>;
}

const AccountEdge = builder.objectRef<AccountPage['edges'][number]>('AccountEdge').implement({
  description: 'An account, with its place in the list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', relayTexts.cursorFieldOptions),
    node: t.field({
      type: Account,
      ...relayTexts.nodeFieldOptions,
      resolve: ({ id }, _args, context, info) => readOne('Account', id, context, info),
    }),
  }),
});

/** A page of accounts. */
export const AccountConnection = builder.objectRef<AccountPage>('AccountConnection').implement({
  description: 'A page of accounts.',
  fields: (t) => ({
    totalCount: t.int({
      description: 'How many there are in all, on every page together.',
      resolve: ({ countAll }) => countAll(),
    }),
    edges: t.field({
      type: [AccountEdge],
      ...relayTexts.edgesFieldOptions,
      resolve: ({ edges }) => [...edges],
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      ...relayTexts.pageInfoFieldOptions,
      resolve: ({ edges, hasNextPage }) => ({
        hasNextPage,
        // The list is only read onwards, and a page does not look back.
        hasPreviousPage: false,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      }),
    }),
  }),
});
