/** A column of a record that is compared as it is; a value that is not known equals nothing. */
export type PlainField =
  | 'kind'
  | 'status'
  | 'medium'
  | 'anchorStatus'
  | 'saidPrecision'
  | 'articleId'
  | 'agency'
  | 'datelinePlace'
  | 'country'
  | 'actorId'
  | 'organizationId'
  | 'parentId';

/** The sets that a filter can look into, each with what is compared of its members. */
export interface SetFields {
  attributions: 'actorId' | 'part';
  topics: 'topicId' | 'stance';
  designations: 'label' | 'authority';
}

/**
 * Whether a field names an actor. Whoever asks by the id of an actor that was merged means the one that stands for it
 * now: every record names that one, and the editor who asks may not have heard of the merge.
 */
export function namesActor(field: string): boolean {
  return field === 'actorId' || field === 'organizationId';
}

/** What one member of a set must have, all of it: of each field one of these values. */
export type MemberPredicate = {
  [Name in keyof SetFields]: {
    readonly is: 'member';
    readonly set: Name;
    readonly having: { readonly [Field in SetFields[Name]]?: readonly string[] };
  };
}[keyof SetFields];

/**
 * What a filter asks of a record, as both databases translate it. Of every record each predicate is true or false, never
 * unknown: what looks at a value that is not known is false, and `not` of it true.
 */
export type Predicate =
  | { readonly is: 'all' | 'any'; readonly of: readonly Predicate[] }
  | { readonly is: 'not'; readonly of: Predicate }
  | { readonly is: 'oneOf'; readonly field: PlainField; readonly values: readonly string[] }
  /** The field has a value, or has none. */
  | {
      readonly is: 'given';
      readonly field: 'mergedInto' | 'parentId' | 'saidOn';
      readonly given: boolean;
    }
  /** The record's language is one of these or a variety of one: `en` is also `en-GB` (RFC 4647, basic filtering). */
  | { readonly is: 'inLanguage'; readonly languages: readonly string[] }
  /**
   * A date of day, month or year precision may fall within these days, bounds included: the days it may stand for and
   * the range overlap. A date that is not known does not.
   */
  | {
      readonly is: 'mayFallWithin';
      readonly field: 'saidOn' | 'datelineDate';
      readonly from: string | null;
      readonly to: string | null;
    }
  /** Published on these days of UTC, bounds included. */
  | { readonly is: 'publishedWithin'; readonly from: string | null; readonly to: string | null }
  /** Its search terms match what somebody typed; see `searchQuery`. Text without a word matches everything. */
  | { readonly is: 'worded'; readonly text: string }
  | MemberPredicate
  /** It has a member in the set. */
  | { readonly is: 'hasMember'; readonly set: 'designations'; readonly has: boolean }
  /** The quote's article was sent by one of these agencies. */
  | { readonly is: 'inArticleOf'; readonly agencies: readonly string[] }
  /** A speaker of the quote belonged to one of these organisations when it was said; see `mayHaveHeldOn`. */
  | { readonly is: 'speakerBelongedTo'; readonly organizationIds: readonly string[] }
  /** The affiliation may have held on this day; see `mayHaveHeldOn`. */
  | { readonly is: 'heldOn'; readonly day: string }
  /** The article has live quotes that are still `draft` or `in_review`. */
  | { readonly is: 'hasUnreviewedQuotes'; readonly has: boolean }
  /** The article has live quotes. */
  | { readonly is: 'hasQuotes'; readonly has: boolean };

/** The statuses of a quote that nobody has reviewed to its end. */
export const unreviewedStatuses = ['draft', 'in_review'] as const;
