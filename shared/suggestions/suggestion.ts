import type { QuoteKind } from '#shared/records/quote.ts';
import type { Span } from '#shared/text/spans.ts';

/**
 * A statement found in an article's text, as the text gives it. All spans are `[start, end)` in UTF-16 code units of
 * that text, in reading order and not overlapping within one list; a statement may share its words with another one
 * (what somebody said that somebody else said).
 */
export interface FoundStatement {
  /** By the double quotation marks in `content`: all of it stands between them, none of it, or a part. */
  readonly kind: QuoteKind;
  /** What was said, quotation marks included, without a leading "that" only where the text has none. Never empty. */
  readonly content: readonly Span[];
  /** The words that say that something was said ("said", "according to"); empty where none was found. */
  readonly cue: readonly Span[];
  /** The words that name who said it, with their apposition; empty where the text names nobody. */
  readonly source: readonly Span[];
  /** How likely it is that an editor would mark this statement with this source, 0 to 1, calibrated. */
  readonly confidence: number;
}

/** How much of the finder could be used for the language of a text: everything, rules, or quotation marks alone. */
export const finderScopes = ['trained', 'rules', 'quotation_marks'] as const;
/** One of `finderScopes`. */
export type FinderScope = (typeof finderScopes)[number];

/** What was found in a text, by what, and what a person should know about it. */
export interface FoundStatements {
  /** In reading order of their first words. */
  readonly statements: readonly FoundStatement[];
  readonly scope: FinderScope;
  /** A sentence for a person where less than everything could be used; null where nothing is to be said. */
  readonly notice: string | null;
}
