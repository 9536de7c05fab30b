import { z } from 'zod';
import { lineSchema, plainDateSchema, recordIdSchema } from '../records/values.ts';

/**
 * Which articles a replica keeps, each with all its quotes. Topics, actors and affiliations always come whole: names and
 * pickers need them. An article is in scope when it is new enough, and of a chosen agency or with a live quote about a
 * chosen topic; where neither agencies nor topics are chosen, any new enough article is.
 */
export const scopeSchema = z.strictObject({
  /** The first day (UTC) on which an article was published, or made where that is not known; null for any. */
  from: plainDateSchema.nullable(),
  agencies: z.array(lineSchema(200)).max(100, 'has more than 100 agencies'),
  /** These topics themselves; those below them are chosen one by one. */
  topicIds: z.array(recordIdSchema).max(100, 'has more than 100 topics'),
});
/** See `scopeSchema`. */
export type Scope = z.infer<typeof scopeSchema>;

/** Whether a scope leaves nothing out. */
export function isEverything({ from, agencies, topicIds }: Scope): boolean {
  return from === null && agencies.length === 0 && topicIds.length === 0;
}
