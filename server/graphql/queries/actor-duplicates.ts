import { resolveOffsetConnection, type PageInfoShape } from '@pothos/plugin-relay';
import {
  countLikelyDuplicates,
  likelyDuplicates,
  type LikelyDuplicate,
} from '#server/records/actor-duplicates.ts';
import { builder } from '../builder.ts';
import { relayTexts } from '../relay-texts.ts';
import { ActorDuplicate } from '../types/actor-duplicate.ts';

interface DuplicatesPage {
  readonly edges: readonly { readonly cursor: string; readonly node: LikelyDuplicate }[];
  readonly pageInfo: PageInfoShape;
}

const Edge = builder.objectRef<DuplicatesPage['edges'][number]>('ActorDuplicateEdge').implement({
  description: 'A pair of actors with its place in the list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', relayTexts.cursorFieldOptions),
    node: t.field({
      type: ActorDuplicate,
      ...relayTexts.nodeFieldOptions,
      resolve: ({ node }) => node,
    }),
  }),
});

const Connection = builder.objectRef<DuplicatesPage>('ActorDuplicateConnection').implement({
  description: 'A page of pairs of actors that may be one.',
  fields: (t) => ({
    edges: t.field({
      type: [Edge],
      ...relayTexts.edgesFieldOptions,
      resolve: ({ edges }) => edges,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      ...relayTexts.pageInfoFieldOptions,
      resolve: ({ pageInfo }) => pageInfo,
    }),
    totalCount: t.int({
      description: 'How many there are in all.',
      resolve: (_page, _args, { database }) => countLikelyDuplicates(database),
    }),
  }),
});

builder.queryField('actorDuplicates', (t) =>
  t.field({
    type: Connection,
    description:
      'The pairs of actors that may be one, the likeliest first, without those that `dismissActorDuplicate` said are two.',
    args: t.arg.connectionArgs(),
    resolve: async (_parent, args, { database }) => {
      const { edges, pageInfo } = await resolveOffsetConnection({ args }, (page) =>
        likelyDuplicates(database, page),
      );
      return { edges: edges.filter((edge) => edge !== null), pageInfo };
    },
  }),
);
