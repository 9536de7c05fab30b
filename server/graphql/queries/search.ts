import { resolveOffsetConnection, type PageInfoShape } from '@pothos/plugin-relay';
import { and, asc, count, desc, inArray, sql, type SQL } from 'drizzle-orm';
import type { Database } from '#server/database/connection.ts';
import { searchDocuments } from '#server/database/schema.ts';
import { recordKinds, type RecordKind as Kind } from '#shared/records/records.ts';
import { builder } from '../builder.ts';
import { typeNames } from '../global-id.ts';
import { readOne } from '../plan/read-planned.ts';
import { relayTexts } from '../relay-texts.ts';
import { Actor } from '../types/actor.ts';
import { Affiliation } from '../types/affiliation.ts';
import { Article } from '../types/article.ts';
import { Quote } from '../types/quote.ts';
import { RecordKind } from '../types/record-kind.ts';
import { Topic } from '../types/topic.ts';
import { searchQuery } from './search-condition.ts';

const SearchResult = builder.unionType('SearchResult', {
  description: 'A record of any kind.',
  types: [Article, Quote, Actor, Affiliation, Topic],
});

interface Found {
  readonly kind: Kind;
  readonly id: string;
}

interface FoundPage {
  readonly edges: readonly { readonly cursor: string; readonly node: Found }[];
  readonly pageInfo: PageInfoShape;
  readonly total: () => number | Promise<number>;
}

const SearchEdge = builder.objectRef<FoundPage['edges'][number]>('SearchEdge').implement({
  description: 'A record that was found, with its place in the list.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', relayTexts.cursorFieldOptions),
    node: t.field({
      type: SearchResult,
      ...relayTexts.nodeFieldOptions,
      // Those of one kind are read together, in one statement.
      resolve: ({ node: { kind, id } }, _args, context, info) =>
        readOne(typeNames[kind], id, context, info),
    }),
  }),
});

const SearchConnection = builder.objectRef<FoundPage>('SearchConnection').implement({
  description: 'A page of what was found.',
  fields: (t) => ({
    edges: t.field({
      type: [SearchEdge],
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
      resolve: ({ total }) => total(),
    }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    description:
      'The records with all these words in their text or names, the best match first. Accents and case do not matter; a word followed by * stands for all that begin with it.',
    args: {
      ...t.arg.connectionArgs(),
      text: t.arg.string({ required: true, description: 'The words, 500 characters at most.' }),
      kinds: t.arg({
        type: [RecordKind],
        description: 'Only records of these kinds; all unless told.',
      }),
    },
    resolve: async (_parent, { text, kinds, ...args }, { database }) => {
      const query = searchQuery(text);
      const { edges, pageInfo } = await resolveOffsetConnection({ args }, ({ limit, offset }) =>
        query === undefined ? [] : find(database, query, kinds ?? recordKinds, limit, offset),
      );
      const total = () =>
        query === undefined ? 0 : countFound(database, query, kinds ?? recordKinds);
      return { edges: edges.filter((edge) => edge !== null), pageInfo, total };
    },
  }),
);

async function find(
  database: Database,
  query: SQL,
  kinds: readonly Kind[],
  limit: number,
  offset: number,
): Promise<Found[]> {
  return await database
    .select({ kind: searchDocuments.kind, id: searchDocuments.recordId })
    .from(searchDocuments)
    .where(matching(query, kinds))
    .orderBy(
      // Divided by the length of the document, so that a name made of the words beats a long text that has them.
      desc(sql`ts_rank(${searchDocuments.terms}, ${query}, 1)`),
      asc(searchDocuments.kind),
      asc(searchDocuments.recordId),
    )
    .limit(limit)
    .offset(offset);
}

async function countFound(database: Database, query: SQL, kinds: readonly Kind[]): Promise<number> {
  const [row] = await database
    .select({ total: count() })
    .from(searchDocuments)
    .where(matching(query, kinds));
  return row?.total ?? 0;
}

function matching(query: SQL, kinds: readonly Kind[]): SQL | undefined {
  return and(sql`${searchDocuments.terms} @@ ${query}`, inArray(searchDocuments.kind, [...kinds]));
}
