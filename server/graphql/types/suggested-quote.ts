import type { SuggestedQuote as SuggestedQuoteValue } from '#shared/suggestions/suggested-quote.ts';
import { anchorSpan, quoteText } from '#shared/text/anchors.ts';
import { builder } from '../builder.ts';
import { Medium, QuoteKind } from './quote-enums.ts';
import { SaidOn } from './said-on.ts';
import { Segment } from './segment.ts';
import { SuggestedActor } from './suggested-actor.ts';

/** A suggested quote with the text that its spans are of. */
export interface SuggestedQuoteOfBody {
  readonly quote: SuggestedQuoteValue;
  readonly body: string;
}

/** A statement record that an article seems to make. */
export const SuggestedQuote = builder.objectRef<SuggestedQuoteOfBody>('SuggestedQuote').implement({
  description:
    'A quote that an article seems to make: a proposal for an editor to make with `createQuote`, or to reject by its `key`.',
  fields: (t) => ({
    key: t.string({
      description:
        'What it is recognised by when the article is looked through again; for `rejectedSuggestions` of `updateArticle`.',
      resolve: ({ quote }) => quote.key,
    }),
    confidence: t.float({
      description: 'How likely it is that an editor would make this quote, 0 to 1.',
      resolve: ({ quote }) => quote.confidence,
    }),
    explanation: t.string({
      description: 'Why it is proposed so, in a line.',
      resolve: ({ quote }) => quote.explanation,
    }),
    kind: t.field({
      type: QuoteKind,
      description: 'How the words are reported.',
      resolve: ({ quote }) => quote.kind,
    }),
    segments: t.field({
      type: [Segment],
      description: 'Where the words stand in the body, in reading order.',
      resolve: ({ quote, body }) => quote.segments.map((span) => anchorSpan(body, span)),
    }),
    reportedText: t.string({
      description: 'The words as the article prints them; segments joined by a space.',
      resolve: ({ quote, body }) => quoteText(body, quote.segments),
    }),
    utteredText: t.string({
      nullable: true,
      description: 'The words as they were said, where the report changed them.',
      resolve: ({ quote }) => quote.utteredText,
    }),
    cue: t.string({
      nullable: true,
      description: 'The words that say that it was said.',
      resolve: ({ quote }) => quote.cueText,
    }),
    speaker: t.field({
      type: SuggestedActor,
      nullable: true,
      description: 'Who said it; null where the article does not let that be known.',
      resolve: ({ quote }) => quote.speaker,
    }),
    onBehalfOf: t.field({
      type: SuggestedActor,
      nullable: true,
      description: 'For whom it was said.',
      resolve: ({ quote }) => quote.onBehalfOf,
    }),
    addressees: t.field({
      type: [SuggestedActor],
      description: 'To whom it was said.',
      resolve: ({ quote }) => quote.addressees,
    }),
    mentioned: t.field({
      type: [SuggestedActor],
      description:
        'Others whom the words of the source name, where the article tells something of them.',
      resolve: ({ quote }) => quote.mentioned,
    }),
    saidOn: t.field({
      type: SaidOn,
      description: 'When it was said.',
      resolve: ({ quote }) => quote.saidOn,
    }),
    medium: t.field({
      type: Medium,
      description: 'Through what it was said.',
      resolve: ({ quote }) => quote.medium,
    }),
    venue: t.string({
      nullable: true,
      description: "Where, in the article's words.",
      resolve: ({ quote }) => quote.venue,
    }),
  }),
});
