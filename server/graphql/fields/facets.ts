import type { ObjectRef } from '@pothos/core';
import { sql } from 'drizzle-orm';
import { actors, quoteAttributions, quoteTopics, topics } from '#server/database/schema.ts';
import { facetFilter, facetRows, facets, type Facet } from '#server/records/queries/facet.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { builder, type BuilderTypes } from '../builder.ts';
import { argumentError } from '../page-arguments.ts';
import { one, planned } from '../plan/field-plan.ts';
import type { Planned } from '../plan/planned-record.ts';
import { kindSources } from '../plan/record-sources.ts';
import { ActorConnection } from '../types/actor-connection.ts';
import { ActorKind } from '../types/actor-enums.ts';
import { ArticleConnection } from '../types/article-connection.ts';
import { QuoteConnection } from '../types/quote-connection.ts';
import { AnchorStatus, Medium, QuoteKind, QuoteStatus } from '../types/quote-enums.ts';
import { actorRef, topicRef } from '../types/refs.ts';

type PlannedRef = ObjectRef<BuilderTypes, Planned>;

const count = planned({
  plan: 'value',
  value: ({ alias }) => sql`${sql.identifier(alias)}.count`,
});
const value = planned({
  plan: 'value',
  value: ({ alias }) => sql`${sql.identifier(alias)}.value`,
});
const countText = 'How many records of the list have it.';

type Leaf =
  | 'String'
  | typeof QuoteStatus
  | typeof QuoteKind
  | typeof Medium
  | typeof AnchorStatus
  | typeof ActorKind;

function valueCount(name: string, type: Leaf, description: string): PlannedRef {
  return builder.objectRef<Planned>(name).implement({
    description,
    fields: (t) => ({
      value: t.field({ type, ...value, description: 'The value.' }),
      count: t.int({ ...count, description: countText }),
    }),
  });
}

const TextCount = valueCount('TextCount', 'String', 'A value and how often it comes up in a list.');
const ActorCount = builder.objectRef<Planned>('ActorCount').implement({
  description: 'An actor and how many records of a list have to do with it.',
  fields: (t) => ({
    actor: t.field({
      type: actorRef,
      ...one(quoteAttributions.actorId, actors.id),
      description: 'The actor.',
    }),
    count: t.int({ ...count, description: countText }),
  }),
});
const TopicCount = builder.objectRef<Planned>('TopicCount').implement({
  description: 'A topic and how many records of a list are on it.',
  fields: (t) => ({
    topic: t.field({
      type: topicRef,
      ...one(quoteTopics.topicId, topics.id),
      description: 'The topic.',
    }),
    count: t.int({ ...count, description: countText }),
  }),
});

const counts = (name: string, type: Leaf) =>
  valueCount(`${name}Count`, type, 'A value and how many records of a list have it.');

/** What each facet answers, and what its value's column is called; texts unless told. */
const answers: Readonly<Record<string, { readonly type: PlannedRef; readonly column?: string }>> = {
  'quote.status': { type: counts('QuoteStatus', QuoteStatus) },
  'quote.kind': { type: counts('QuoteKind', QuoteKind) },
  'quote.medium': { type: counts('Medium', Medium) },
  'quote.anchorStatus': { type: counts('AnchorStatus', AnchorStatus) },
  'quote.speaker': { type: ActorCount, column: quoteAttributions.actorId.name },
  'quote.topic': { type: TopicCount, column: quoteTopics.topicId.name },
  'actor.kind': { type: counts('ActorKind', ActorKind) },
};

function facetsField(
  kind: Extract<RecordKind, keyof typeof facets>,
  connection: PlannedRef,
  name: string,
): void {
  const known: Readonly<Record<string, Facet>> = facets[kind];
  const type = builder.objectRef<Planned>(`${name}Facets`).implement({
    description:
      'How the whole list spreads over values, whatever page is shown. Each facet leaves out of the filter the conditions that choose from it, so that the other values can be seen beside the chosen ones. Deleted records do not count, nor do records without a value.',
    fields: (t) =>
      Object.fromEntries(
        Object.entries(known).map(([facetName, facet]) => {
          const answer = answers[`${kind}.${facetName}`] ?? { type: TextCount };
          return [
            facetName,
            t.field({
              type: [answer.type],
              description: facet.says,
              args: {
                first: t.arg.int({
                  defaultValue: 10,
                  description: 'How many values at most, 1 to 100.',
                }),
              },
              ...planned({
                plan: 'rows',
                rows: (list, args) =>
                  facetRows(
                    facet,
                    sql`${kindSources[kind]}`,
                    answer.column ?? 'value',
                    list.fromPage((page) =>
                      list.condition('f', { ...page, filter: facetFilter(facet, page.filter) }),
                    ),
                    args(({ first }) => sql.raw(String(readFirst(first)))),
                  ),
              }),
            }),
          ];
        }),
      ),
  });
  builder.objectField(connection, 'facets', (t) =>
    t.field({
      type,
      ...planned({ plan: 'same-row' }),
      description: 'How the whole list spreads over values.',
    }),
  );
}

facetsField('quote', QuoteConnection, 'Quote');
facetsField('article', ArticleConnection, 'Article');
facetsField('actor', ActorConnection, 'Actor');

function readFirst(first: unknown): number {
  const size = typeof first === 'number' ? first : 10;
  if (size >= 1 && size <= 100) return size;
  throw argumentError('first', `must be from 1 to 100, and is ${size}.`);
}
