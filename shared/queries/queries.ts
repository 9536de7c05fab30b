import type { z } from 'zod';
import type { RecordKind } from '../records/records.ts';
import { actorConditions } from './conditions/actor-conditions.ts';
import { affiliationConditions } from './conditions/affiliation-conditions.ts';
import { articleConditions } from './conditions/article-conditions.ts';
import { quoteConditions } from './conditions/quote-conditions.ts';
import { topicConditions } from './conditions/topic-conditions.ts';
import { filterSchemaOf, mentions, predicateOf, type Conditions, type FilterOf } from './filter.ts';
import type { Predicate } from './predicate.ts';

/** Every condition of every kind. */
export const conditions = {
  topic: topicConditions,
  actor: actorConditions,
  affiliation: affiliationConditions,
  article: articleConditions,
  quote: quoteConditions,
} as const satisfies Record<RecordKind, Conditions>;

/** A filter over the records of a kind. */
export type Filter<Kind extends RecordKind> = FilterOf<(typeof conditions)[Kind]>;
/** A filter over quotes. */
export type QuoteFilter = Filter<'quote'>;

/** Which articles; all conditions given must hold. */
export const articleFilterSchema = filterSchemaOf(articleConditions);
/** Which quotes; all conditions given must hold. */
export const quoteFilterSchema = filterSchemaOf(quoteConditions);
/** Which actors; all conditions given must hold. */
export const actorFilterSchema = filterSchemaOf(actorConditions);
/** Which affiliations; all conditions given must hold. */
export const affiliationFilterSchema = filterSchemaOf(affiliationConditions);
/** Which topics; all conditions given must hold. */
export const topicFilterSchema = filterSchemaOf(topicConditions);

/** The schema of each kind's filter. */
export const filterSchemas: { readonly [Kind in RecordKind]: z.ZodType<Filter<Kind>> } = {
  topic: topicFilterSchema,
  actor: actorFilterSchema,
  affiliation: affiliationFilterSchema,
  article: articleFilterSchema,
  quote: quoteFilterSchema,
};

/**
 * What a parsed filter asks of a live record of its kind. Actors that were merged into another are left out unless the
 * filter says anywhere whether it wants them.
 */
export function predicateOfFilter<Kind extends RecordKind>(
  kind: Kind,
  filter: Filter<Kind>,
): Predicate {
  const asked = predicateOf(conditions[kind], filter);
  if (kind !== 'actor' || mentions(filter, 'merged')) return asked;
  return { is: 'all', of: [{ is: 'given', field: 'mergedInto', given: false }, asked] };
}
