import type * as quote from '#shared/records/quote.ts';
import { builder } from '../builder.ts';
import type { EnumValues } from './enum-values.ts';

/** How the words are reported. */
export const QuoteKind = builder.enumType('QuoteKind', {
  description: 'How the words are reported.',
  values: {
    DIRECT: { value: 'direct', description: 'Word for word.' },
    INDIRECT: { value: 'indirect', description: "In the reporter's words." },
    MIXED: { value: 'mixed', description: 'Both in one statement.' },
  } as const satisfies EnumValues<quote.QuoteKind>,
});

/** What an actor has to do with a statement. */
export const AttributionPart = builder.enumType('AttributionPart', {
  description: 'What an actor has to do with a statement.',
  values: {
    SPEAKER: { value: 'speaker', description: 'Made the statement.' },
    ON_BEHALF_OF: { value: 'on_behalf_of', description: 'The statement was made for this actor.' },
    ADDRESSEE: { value: 'addressee', description: 'The statement was made to this actor.' },
    MENTIONED: { value: 'mentioned', description: 'The statement speaks of this actor.' },
  } as const satisfies EnumValues<quote.AttributionPart>,
});

/** Through what a statement was made. */
export const Medium = builder.enumType('Medium', {
  description: 'Through what a statement was made.',
  values: {
    STATEMENT: { value: 'statement', description: 'A published statement.' },
    SPEECH: { value: 'speech', description: 'A speech.' },
    INTERVIEW: { value: 'interview', description: 'An interview.' },
    PRESS_CONFERENCE: { value: 'press_conference', description: 'A press conference or briefing.' },
    SOCIAL_MEDIA: { value: 'social_media', description: 'A post on social media.' },
    DOCUMENT: { value: 'document', description: 'A document, such as a report or a law.' },
    BROADCAST: { value: 'broadcast', description: 'Radio or television.' },
    UNKNOWN: { value: 'unknown', description: 'The article does not say.' },
  } as const satisfies EnumValues<quote.Medium>,
});

/** Where the speaker stands on a topic. */
export const Stance = builder.enumType('Stance', {
  description: 'Where the speaker stands on a topic.',
  values: {
    SUPPORTS: { value: 'supports', description: 'Is for it.' },
    OPPOSES: { value: 'opposes', description: 'Is against it.' },
    NEUTRAL: { value: 'neutral', description: 'Takes no side, or it is not clear which.' },
  } as const satisfies EnumValues<quote.Stance>,
});

/** How far a quote has come in review. */
export const QuoteStatus = builder.enumType('QuoteStatus', {
  description: 'How far a quote has come in review.',
  values: {
    DRAFT: { value: 'draft', description: 'Being written.' },
    IN_REVIEW: { value: 'in_review', description: 'Waits for somebody to verify it.' },
    VERIFIED: { value: 'verified', description: 'Checked against the article.' },
    DISPUTED: { value: 'disputed', description: 'Somebody says that it was not said so.' },
    RETRACTED: { value: 'retracted', description: 'Taken back by its source.' },
  } as const satisfies EnumValues<quote.QuoteStatus>,
});

/** How well a quote still sits in its article's body. */
export const AnchorStatus = builder.enumType('AnchorStatus', {
  description: "How well a quote still sits in its article's body after the body was edited.",
  values: {
    EXACT: { value: 'exact', description: 'Where it was marked.' },
    MOVED: { value: 'moved', description: 'The same words in another place.' },
    APPROXIMATE: { value: 'approximate', description: 'Similar words: an editor should look.' },
    LOST: { value: 'lost', description: 'Not found: an editor must place it again.' },
  } as const satisfies EnumValues<quote.AnchorStatus>,
});

/** How exactly a date is known. */
export const DatePrecision = builder.enumType('DatePrecision', {
  description: 'How exactly a date is known.',
  values: {
    DAY: { value: 'day', description: 'To the day.' },
    MONTH: { value: 'month', description: 'To the month.' },
    YEAR: { value: 'year', description: 'To the year.' },
    UNKNOWN: { value: 'unknown', description: 'Not at all.' },
  } as const satisfies EnumValues<quote.DatePrecision>,
});
