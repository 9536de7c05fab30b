import type { Change as ChangeValue } from '#server/records/read-changes.ts';
import { builder } from '../builder.ts';
import { relayTexts } from '../relay-texts.ts';
import { Change } from './change.ts';

/** A page of the change feed. */
export interface ChangePage {
  readonly edges: readonly { readonly cursor: string; readonly node: ChangeValue }[];
  readonly hasNextPage: boolean;
  /** Where the next page begins, also after an empty one. */
  readonly endCursor: string;
  /** Behind everything that can be read now. */
  readonly headCursor: string;
  readonly countAll: () => Promise<number>;
}

const ChangeEdge = builder.objectRef<ChangePage['edges'][number]>('ChangeEdge').implement({
  description: 'A change, with its place in the feed.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description: 'The place of the change in the feed: `after` it comes the next.',
    }),
    node: t.expose('node', { type: Change, description: 'The change.' }),
  }),
});

/** A page of the change feed. */
export const ChangeConnection = builder.objectRef<ChangePage>('ChangeConnection').implement({
  description: 'A page of the change feed.',
  fields: (t) => ({
    totalCount: t.int({
      description: 'How many changes the feed shows in all, on every page together.',
      resolve: ({ countAll }) => countAll(),
    }),
    headCursor: t.exposeString('headCursor', {
      description:
        'The place behind everything that can be read now: `after` it comes only what changes from now on.',
    }),
    edges: t.field({
      type: [ChangeEdge],
      ...relayTexts.edgesFieldOptions,
      resolve: ({ edges }) => edges,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description:
        'Where this page lies in the feed. `endCursor` is never null: an empty page is asked for again from there. `hasPreviousPage` is always false, since the feed is read forwards only.',
      resolve: ({ edges, hasNextPage, endCursor }) => ({
        hasNextPage,
        hasPreviousPage: false,
        startCursor: edges[0]?.cursor ?? null,
        endCursor,
      }),
    }),
  }),
});
