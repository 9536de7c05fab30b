import { z } from 'zod';
import { defineRecord } from './define-record.ts';
import {
  instantSchema,
  languageSchema,
  lineSchema,
  partialDateSchema,
  proseSchema,
  recordIdSchema,
} from './values.ts';

/** How the words are reported: word for word, in the reporter's words, or both. */
export const quoteKinds = ['direct', 'indirect', 'mixed'] as const;
/** One of `quoteKinds`. */
export type QuoteKind = (typeof quoteKinds)[number];

/** What an actor has to do with a statement. */
export const attributionParts = ['speaker', 'on_behalf_of', 'addressee', 'mentioned'] as const;
/** One of `attributionParts`. */
export type AttributionPart = (typeof attributionParts)[number];

/** Through what a statement was made. */
export const media = [
  'statement',
  'speech',
  'interview',
  'press_conference',
  'social_media',
  'document',
  'broadcast',
  'unknown',
] as const;
/** One of `media`. */
export type Medium = (typeof media)[number];

/** Where the speaker stands on a topic. */
export const stances = ['supports', 'opposes', 'neutral'] as const;
/** One of `stances`. */
export type Stance = (typeof stances)[number];

/** How far a quote has come in review. */
export const quoteStatuses = ['draft', 'in_review', 'verified', 'disputed', 'retracted'] as const;
/** One of `quoteStatuses`. */
export type QuoteStatus = (typeof quoteStatuses)[number];

/** How well a quote still sits in its article's body. */
export const anchorStatuses = ['exact', 'moved', 'approximate', 'lost'] as const;
/** One of `anchorStatuses`. */
export type AnchorStatus = (typeof anchorStatuses)[number];

/** How exact a date is known. */
export const datePrecisions = ['day', 'month', 'year', 'unknown'] as const;
/** One of `datePrecisions`. */
export type DatePrecision = (typeof datePrecisions)[number];

/**
 * A stretch of the body, `[start, end)` in UTF-16 code units, with the text around it to find it again:
 * the TextPositionSelector and TextQuoteSelector of the W3C Web Annotation model.
 */
export const segmentSchema = z
  .strictObject({
    start: z.int().min(0),
    end: z.int().min(0),
    prefix: proseSchema(64),
    suffix: proseSchema(64),
  })
  .refine(({ start, end }) => start < end, { error: 'ends before it starts', path: ['end'] });
/** See `segmentSchema`. */
export type Segment = z.infer<typeof segmentSchema>;

/** An actor's part in a statement, with the role that the article gives the actor, in its words. */
export const attributionSchema = z.strictObject({
  actorId: recordIdSchema,
  part: z.enum(attributionParts),
  role: lineSchema(500).nullable(),
});
/** See `attributionSchema`. */
export type Attribution = z.infer<typeof attributionSchema>;

/** A topic of a statement and the stance that the statement takes on it. */
export const quoteTopicSchema = z.strictObject({
  topicId: recordIdSchema,
  stance: z.enum(stances),
});
/** See `quoteTopicSchema`. */
export type QuoteTopic = z.infer<typeof quoteTopicSchema>;

const dateLength = { day: 10, month: 7, year: 4, unknown: undefined } as const;

/** When it was said, how exactly that is known, and the article's words it was resolved from. */
export const saidOnSchema = z
  .strictObject({
    /** As long as `precision` says: `2024-05-29`, `2024-05`, `2024`, or null when unknown. */
    date: partialDateSchema.nullable(),
    precision: z.enum(datePrecisions),
    words: lineSchema(200).nullable(),
  })
  .refine(({ date, precision }) => date?.length === dateLength[precision], {
    error:
      'does not fit its precision: day takes 2024-05-29, month 2024-05, year 2024, unknown none',
    path: ['date'],
  });
/** See `saidOnSchema`. */
export type SaidOn = z.infer<typeof saidOnSchema>;

/** The statement record: what schema.org calls a Quotation, with all that an article says about it. */
export const quoteFieldsSchema = z.strictObject({
  articleId: recordIdSchema,
  /** In reading order, not overlapping; empty only when the quote was never found in the body. */
  segments: z.array(segmentSchema).max(100, 'has more than 100 segments'),
  anchorStatus: z.enum(anchorStatuses),
  /** The words as the article prints them, insertions and elisions included; segments joined by a space. */
  reportedText: proseSchema(100_000).refine(
    (text) => text.trim() !== '',
    'is empty: select some text',
  ),
  /** The words as they were said, where the report changed them; null where it did not. */
  utteredText: proseSchema(100_000).nullable(),
  kind: z.enum(quoteKinds),
  cue: lineSchema(200).nullable(),
  attributions: z.array(attributionSchema).max(200, 'has more than 200 attributions'),
  saidOn: saidOnSchema,
  medium: z.enum(media),
  venue: lineSchema(500).nullable(),
  topics: z.array(quoteTopicSchema).max(200, 'has more than 200 topics'),
  language: languageSchema.nullable(),
  translation: proseSchema(100_000).nullable(),
  note: proseSchema(10_000).nullable(),
  status: z.enum(quoteStatuses),
  /** The account that verified it; null where it is not verified, or was by the server itself. */
  verifiedBy: recordIdSchema.nullable(),
  /** When it was verified as it stands now; null where it is not verified. */
  verifiedAt: instantSchema.nullable(),
});

/** The fields of a quote. */
export type QuoteFields = z.infer<typeof quoteFieldsSchema>;

/** Quotes: attributions and topics merge by member; segments merge as a whole. */
export const quote = defineRecord({
  kind: 'quote',
  fields: quoteFieldsSchema,
  initial: {
    segments: [],
    anchorStatus: 'exact',
    utteredText: null,
    kind: 'direct',
    cue: null,
    attributions: [],
    saidOn: { date: null, precision: 'unknown', words: null },
    medium: 'unknown',
    venue: null,
    topics: [],
    language: null,
    translation: null,
    note: null,
    status: 'draft',
    verifiedBy: null,
    verifiedAt: null,
  },
  sets: {
    attributions: ({ part, actorId }) => `${part} ${actorId}`,
    topics: ({ topicId }) => topicId,
  },
  serverOnly: ['anchorStatus', 'verifiedBy', 'verifiedAt'],
});
