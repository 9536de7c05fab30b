import { z } from 'zod';
import { actorKinds } from '../records/actor.ts';
import { media, quoteKinds, quoteStatuses } from '../records/quote.ts';
import { plainDateSchema, recordIdSchema } from '../records/values.ts';

/** Words to find, as an editor types them; see `analyseQuery` for what matches. */
export const searchTextSchema = z.string().max(500, 'is longer than 500 characters');

/** Which articles; all conditions given must hold. */
export const articleFilterSchema = z.strictObject({
  text: searchTextSchema.optional(),
  agency: z.string().max(200).optional(),
  publishedFrom: plainDateSchema.optional(),
  publishedTo: plainDateSchema.optional(),
});

/** Which quotes; all conditions given must hold. */
export const quoteFilterSchema = z.strictObject({
  text: searchTextSchema.optional(),
  articleId: recordIdSchema.optional(),
  /** The actor takes any part in the statement. */
  actorId: recordIdSchema.optional(),
  speakerId: recordIdSchema.optional(),
  topicId: recordIdSchema.optional(),
  kind: z.enum(quoteKinds).optional(),
  medium: z.enum(media).optional(),
  status: z.enum(quoteStatuses).optional(),
});
/** See `quoteFilterSchema`. */
export type QuoteFilter = z.infer<typeof quoteFilterSchema>;

/** Which actors; all conditions given must hold. */
export const actorFilterSchema = z.strictObject({
  /** Name or alias, by the beginning of each word. */
  text: searchTextSchema.optional(),
  kind: z.enum(actorKinds).optional(),
  country: z.string().length(2).optional(),
});

/** Which topics; all conditions given must hold. */
export const topicFilterSchema = z.strictObject({
  text: searchTextSchema.optional(),
  parentId: recordIdSchema.optional(),
});

/**
 * By what each kind can be ordered; the first is the default. Nulls come last in both directions, and the id
 * (in the same direction) decides between equals, so every order is total.
 */
export const orderings = {
  article: ['publishedAt', 'headline', 'createdAt', 'updatedAt'],
  quote: ['createdAt', 'saidOn', 'position', 'updatedAt'],
  actor: ['name', 'createdAt', 'updatedAt'],
  affiliation: ['from', 'createdAt', 'updatedAt'],
  topic: ['name', 'createdAt', 'updatedAt'],
} as const;

/** Ascending or descending. */
export const directions = ['asc', 'desc'] as const;
/** One of `directions`. */
export type Direction = (typeof directions)[number];
