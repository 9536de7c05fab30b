import { z } from 'zod';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { quoteStatuses, quoteTopicSchema } from '#shared/records/quote.ts';
import { recordIdSchema } from '#shared/records/values.ts';

/** The most quotes of one call: few enough that the calls of windows wait a moment at most. */
export const bulkChunk = 100;

/** What many quotes are changed to; what is left out stays as it is in each. */
export const bulkChangeSchema = z.strictObject({
  status: z.enum(quoteStatuses).optional(),
  /** Who said it, in the place of the speakers there are. */
  speakerId: recordIdSchema.optional(),
  addTopics: z.array(quoteTopicSchema).max(50).readonly(),
  removeTopicIds: z.array(recordIdSchema).max(50).readonly(),
  /** Whether verified quotes are changed too, although that sends them back to review. */
  withVerified: z.boolean(),
});
/** See `bulkChangeSchema`. */
export type BulkChange = z.infer<typeof bulkChangeSchema>;

/** Why a quote is left as it is. */
export const leftReasons = ['same', 'verified', 'conflict', 'failed', 'full', 'gone'] as const;
/** One of `leftReasons`. */
export type LeftReason = (typeof leftReasons)[number];

/** What a change of many quotes would do, or did, in numbers of quotes. */
export interface BulkCounts {
  readonly changed: number;
  readonly status: number;
  readonly speaker: number;
  readonly topics: number;
  /** Verified ones that go back to review. */
  readonly unverified: number;
  readonly left: Readonly<Record<LeftReason, number>>;
}

/** What became of a part of such a change; `saving` joins the next part to it, so that one undo takes back all. */
export type BulkAnswer =
  | { readonly ok: true; readonly counts: BulkCounts; readonly saving: number | null }
  | { readonly ok: false; readonly error: DeskError };

/** Nothing changed and nothing left. */
export const noCounts: BulkCounts = {
  changed: 0,
  status: 0,
  speaker: 0,
  topics: 0,
  unverified: 0,
  left: { same: 0, verified: 0, conflict: 0, failed: 0, full: 0, gone: 0 },
};

/** The numbers of two parts together. */
export function addedCounts(one: BulkCounts, other: BulkCounts): BulkCounts {
  const { left } = one;
  return {
    changed: one.changed + other.changed,
    status: one.status + other.status,
    speaker: one.speaker + other.speaker,
    topics: one.topics + other.topics,
    unverified: one.unverified + other.unverified,
    left: {
      same: left.same + other.left.same,
      verified: left.verified + other.left.verified,
      conflict: left.conflict + other.left.conflict,
      failed: left.failed + other.left.failed,
      full: left.full + other.left.full,
      gone: left.gone + other.left.gone,
    },
  };
}
