import { resolveOffsetConnection } from '@pothos/plugin-relay';
import { and, asc, count, desc, inArray, sql, type SQL } from 'drizzle-orm';
import type { Database } from '#server/database/connection.ts';
import { searchDocuments } from '#server/database/schema.ts';
import { recordKinds, type RecordKind as Kind } from '#shared/records/records.ts';
import { builder } from '../builder.ts';
import { connectionComplexity } from '../complexity.ts';
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

builder.queryField('search', (t) =>
  t.connection(
    {
      type: SearchResult,
      description:
        'The records with all these words in their text or names, the best match first. Accents and case do not matter; a word followed by * stands for all that begin with it.',
      args: {
        text: t.arg.string({ required: true, description: 'The words, 500 characters at most.' }),
        kinds: t.arg({
          type: [RecordKind],
          description: 'Only records of these kinds; all unless told.',
        }),
      },
      complexity: connectionComplexity,
      resolve: async (_parent, { text, kinds, ...args }, { database }) => {
        const query = searchQuery(text, { beginnings: false });
        const page = await resolveOffsetConnection({ args }, ({ limit, offset }) =>
          query === undefined ? [] : find(database, query, kinds ?? recordKinds, limit, offset),
        );
        const total = () =>
          query === undefined ? 0 : countFound(database, query, kinds ?? recordKinds);
        return { ...page, total };
      },
    },
    {
      name: 'SearchConnection',
      description: 'A page of what was found.',
      fields: (connection) => ({
        totalCount: connection.int({
          description: 'How many there are in all.',
          resolve: ({ total }) => total(),
        }),
      }),
    },
    { name: 'SearchEdge', description: 'A record that was found, with its place in the list.' },
  ),
);

async function find(
  database: Database,
  query: SQL,
  kinds: readonly Kind[],
  limit: number,
  offset: number,
) {
  const found = await database
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
  return found.map(({ kind, id }) => branded(kind, id));
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

function branded(kind: Kind, id: string) {
  switch (kind) {
    case 'article':
      return Article.addBrand({ id });
    case 'quote':
      return Quote.addBrand({ id });
    case 'actor':
      return Actor.addBrand({ id });
    case 'affiliation':
      return Affiliation.addBrand({ id });
    default:
      return Topic.addBrand({ id });
  }
}
