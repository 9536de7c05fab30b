import type { Change as ChangeValue } from '#server/records/read-changes.ts';
import { builder } from '../builder.ts';
import { relayTexts } from '../relay-texts.ts';
import { Change } from './change.ts';

/** A page of a record's history. */
export interface HistoryPage {
  readonly edges: readonly { readonly cursor: string; readonly node: ChangeValue }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly countAll: () => Promise<number>;
}

const HistoryEdge = builder.objectRef<HistoryPage['edges'][number]>('HistoryEdge').implement({
  description: 'A change, with its place in the history.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'The place of the change in the history.' }),
    node: t.expose('node', { type: Change, description: 'The change.' }),
  }),
});

/** A page of a record's history. */
export const HistoryConnection = builder.objectRef<HistoryPage>('HistoryConnection').implement({
  description: "A page of a record's history.",
  fields: (t) => ({
    totalCount: t.int({
      description: 'How many there are in all, on every page together.',
      resolve: ({ countAll }) => countAll(),
    }),
    edges: t.field({
      type: [HistoryEdge],
      ...relayTexts.edgesFieldOptions,
      resolve: ({ edges }) => edges,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      ...relayTexts.pageInfoFieldOptions,
      resolve: ({ edges, hasNextPage, hasPreviousPage }) => ({
        hasNextPage,
        hasPreviousPage,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      }),
    }),
  }),
});
