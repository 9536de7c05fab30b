import { z } from 'zod';
import { actor, type ActorFields } from './actor.ts';
import { affiliation, type AffiliationFields } from './affiliation.ts';
import { article, type ArticleFields } from './article.ts';
import { quote, type QuoteFields } from './quote.ts';
import { topic, type TopicFields } from './topic.ts';
import { instantSchema, recordIdSchema } from './values.ts';

/** The kinds of record, in the order in which a create may refer to those before it. */
export const recordKinds = ['topic', 'actor', 'affiliation', 'article', 'quote'] as const;
/** One of `recordKinds`. */
export type RecordKind = (typeof recordKinds)[number];
/** Parses a kind of record. */
export const recordKindSchema = z.enum(recordKinds);

/** The fields of each kind of record. */
export interface FieldsByKind {
  topic: TopicFields;
  actor: ActorFields;
  affiliation: AffiliationFields;
  article: ArticleFields;
  quote: QuoteFields;
}
/** The fields of one kind of record. */
export type FieldsOf<Kind extends RecordKind> = FieldsByKind[Kind];

/** The definition of each kind of record. */
export const recordDefinitions = { topic, actor, affiliation, article, quote } as const;

/** What every record has besides its kind and its fields. */
export const recordMeta = {
  id: recordIdSchema,
  /** 1 at its creation, one more with each accepted edit. */
  revision: z.int().min(1),
  createdAt: instantSchema,
  /** The account that made it; null for what the server made by itself. */
  createdBy: recordIdSchema.nullable(),
  updatedAt: instantSchema,
  updatedBy: recordIdSchema.nullable(),
  /** When it was deleted: a tombstone, which can be restored. */
  deletedAt: instantSchema.nullable(),
} as const;

/** A record of one kind as both sides hold it and as it crosses the wire. */
export interface RecordOf<Kind extends RecordKind> {
  readonly kind: Kind;
  readonly id: string;
  readonly revision: number;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  readonly deletedAt: string | null;
  readonly fields: FieldsOf<Kind>;
}
/** A record of any kind, told apart by `kind`. */
export type AnyRecord = { [Kind in RecordKind]: RecordOf<Kind> }[RecordKind];

/** Parses a record of any kind. */
export const anyRecordSchema: z.ZodType<AnyRecord> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('topic'), ...recordMeta, fields: topic.fields }),
  z.strictObject({ kind: z.literal('actor'), ...recordMeta, fields: actor.fields }),
  z.strictObject({ kind: z.literal('affiliation'), ...recordMeta, fields: affiliation.fields }),
  z.strictObject({ kind: z.literal('article'), ...recordMeta, fields: article.fields }),
  z.strictObject({ kind: z.literal('quote'), ...recordMeta, fields: quote.fields }),
]);
