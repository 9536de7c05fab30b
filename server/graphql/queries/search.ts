import { resolveOffsetConnection, type PageInfoShape } from '@pothos/plugin-relay';
import { storeOf } from '#server/records/kinds/kind-stores.ts';
import { isSearched } from '#server/records/queries/search-match.ts';
import {
  countFound,
  mostCounted,
  mostRanked,
  searchRecords,
  type Found,
  type Search,
} from '#server/records/queries/search.ts';
import { searchTextSchema } from '#shared/queries/arguments.ts';
import { highlight, type Fragment, type Highlight } from '#shared/queries/highlight.ts';
import { searchQuery } from '#shared/queries/search-query.ts';
import { searchedKinds, type SearchedKind } from '#shared/queries/search-terms.ts';
import type { RecordKind as RecordKindName } from '#shared/records/records.ts';
import { builder } from '../builder.ts';
import { collectKeys } from '../collect-keys.ts';
import type { GraphqlContext } from '../context.ts';
import { typeNames } from '../global-id.ts';
import { argumentError } from '../page-arguments.ts';
import { readOne } from '../plan/read-planned.ts';
import { relayTexts } from '../relay-texts.ts';
import { Actor } from '../types/actor.ts';
import { Affiliation } from '../types/affiliation.ts';
import { Article } from '../types/article.ts';
import { Quote } from '../types/quote.ts';
import { RecordKind } from '../types/record-kind.ts';
import { Topic } from '../types/topic.ts';

const SearchResult = builder.unionType('SearchResult', {
  description: 'A record of any kind.',
  types: [Article, Quote, Actor, Affiliation, Topic],
});

interface FoundEdge {
  readonly cursor: string;
  readonly node: Found;
  readonly search: Search;
}

interface FoundPage {
  readonly edges: readonly FoundEdge[];
  readonly pageInfo: PageInfoShape;
  readonly counted: () => ReturnType<typeof countFound>;
}

const TextFragment = builder.objectRef<Fragment>('TextFragment').implement({
  description: 'A stretch of a text: plain text, never HTML.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The text as it stands in the record.' }),
    isMatch: t.exposeBoolean('isMatch', { description: 'Whether it is what was looked for.' }),
  }),
});

const SearchHighlight = builder.objectRef<Highlight>('SearchHighlight').implement({
  description:
    'A part of one of the texts of a record in which words were found: 240 UTF-16 code units at most, or one longer word.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The field that the text is from.' }),
    fragments: t.field({
      type: [TextFragment],
      description: 'The part in pieces: put together they are the part.',
      resolve: ({ fragments }) => fragments,
    }),
  }),
});

const highlightsOf = collectKeys(
  async (
    { database }: GraphqlContext,
    ids,
    { kind, search, most }: { kind: SearchedKind; search: Search; most: number },
  ) => {
    const clauses = searchQuery(kind, search.text, search);
    const records = await storeOf(kind).load(database, ids);
    return new Map(records.map((record) => [record.id, highlight(record, clauses, most)]));
  },
);

const SearchEdge = builder.objectRef<FoundEdge>('SearchEdge').implement({
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
    highlights: t.field({
      type: [SearchHighlight],
      description: 'Where the words were found in its texts, in reading order.',
      args: {
        first: t.arg.int({ defaultValue: 2, description: 'How many parts at most, 1 to 10.' }),
      },
      resolve: async ({ node: { kind, id }, search }, { first }, context) => {
        const most = first ?? 2;
        if (most < 1 || most > 10)
          throw argumentError('first', `must be from 1 to 10, and is ${most}.`);
        const group = `${kind} ${most} ${String(search.typing)} ${search.text}`;
        return (await highlightsOf(context, id, group, { kind, search, most })) ?? [];
      },
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
      description: `How many there are in all, counted up to ${mostCounted}: see totalCountIsExact.`,
      resolve: async ({ counted }) => (await counted()).count,
    }),
    totalCountIsExact: t.boolean({
      description: `Whether totalCount is all there are; false where there are more than ${mostCounted}.`,
      resolve: async ({ counted }) => (await counted()).exact,
    }),
  }),
});

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    description: `The articles, quotes, actors and topics with all these words in their texts or names, the best match first. Accents and case do not matter, nor in which form a word stands in a record whose language is known. A word followed by * stands for all that begin with it; words in quotation marks must stand side by side; names are found in Latin, Cyrillic, Greek and Arabic letters alike. Of each kind the newest ${mostRanked} matches are ranked and listed.`,
    args: {
      ...t.arg.connectionArgs(),
      text: t.arg.string({ required: true, description: 'The words, 500 characters at most.' }),
      kinds: t.arg({
        type: [RecordKind],
        description: 'Only records of these kinds; all unless told. Affiliations are never found.',
      }),
      asYouType: t.arg.boolean({
        description:
          'The text is still being typed: its last word stands for all that begin with it.',
      }),
    },
    resolve: async (_parent, { text, kinds, asYouType, ...args }, { database }) => {
      const search = readSearch(text, kinds ?? searchedKinds, asYouType ?? false);
      const page = await resolveOffsetConnection({ args }, (range) =>
        searchRecords(database, search, range).then((found) => [...found]),
      );
      let counted: ReturnType<typeof countFound> | undefined;
      return {
        edges: page.edges.flatMap((edge) => (edge === null ? [] : [{ ...edge, search }])),
        pageInfo: page.pageInfo,
        counted: () => (counted ??= countFound(database, search)),
      };
    },
  }),
);

function readSearch(text: string, kinds: readonly RecordKindName[], typing: boolean): Search {
  const parsed = searchTextSchema.safeParse(text);
  if (!parsed.success) {
    throw argumentError('text', `${parsed.error.issues[0]?.message ?? 'is not valid'}.`);
  }
  return { text: parsed.data, kinds: kinds.filter(isSearched), typing };
}
