import type { FoundStatement } from './suggestion.ts';
import type { ActorFields, ActorKind } from '#shared/records/actor.ts';
import type { Medium, SaidOn } from '#shared/records/quote.ts';
import type { Span } from '#shared/text/spans.ts';

/** By what an actor was recognised: its own name, another of its names, or words that stand for it. */
export const resolutionWays = ['name', 'alias', 'acronym', 'surname', 'pronoun', 'title'] as const;
/** One of `resolutionWays`. */
export type ResolutionWay = (typeof resolutionWays)[number];

/** An actor that a statement is attributed to: one of the desk's, or one that is still to be made. */
export interface SuggestedActor {
  /** The desk's actor; null where the desk knows none of that name. */
  readonly actorId: string | null;
  readonly kind: ActorKind;
  /** The desk's name for it, else the fullest name in the article. */
  readonly name: string;
  /** The role that the article gives it, in the article's words. */
  readonly role: string | null;
  readonly how: ResolutionWay;
  /** Where the body names it: what a pronoun stands for, not the pronoun. */
  readonly mention: Span;
  /** What the article tells of it that the desk does not know yet. */
  readonly aliases: ActorFields['aliases'];
  readonly designations: ActorFields['designations'];
}

/** A statement record that an article seems to make, for an editor to accept, change or reject. */
export interface SuggestedQuote extends FoundStatement {
  /** Stays the same while the article is edited around it and mended in it; see `suggestionKey`. */
  readonly key: string;
  /** What an editor would select: the content without its outer quotation marks and without "that". */
  readonly segments: readonly Span[];
  readonly utteredText: string | null;
  readonly cueText: string | null;
  readonly speaker: SuggestedActor | null;
  readonly onBehalfOf: SuggestedActor | null;
  readonly addressees: readonly SuggestedActor[];
  /** Others that the words of the source name, where the article tells something of them: who is banned where. */
  readonly mentioned: readonly SuggestedActor[];
  readonly saidOn: SaidOn;
  readonly medium: Medium;
  /** In the article's words. */
  readonly venue: string | null;
  /** Why it is proposed so, short enough for a tooltip. */
  readonly explanation: string;
}

/** What was suggested for an article, and what a person should know about it. */
export interface SuggestedQuotes {
  /** In reading order. */
  readonly suggestions: readonly SuggestedQuote[];
  /** A sentence where the finder could not do all it can; null else. */
  readonly notice: string | null;
}
