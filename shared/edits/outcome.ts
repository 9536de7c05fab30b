import { z } from 'zod';
import { errorCodes, type DeskError } from '../errors/error-codes.ts';
import type { AnyRecord } from '../records/records.ts';
import { wireRecordSchema } from '../sync/read-records.ts';

/** Why an edit does not merge: both changed a field, or one deleted what the other changed. */
export const conflictReasons = ['fields', 'deleted', 'changed_since'] as const;
/** One of `conflictReasons`: `deleted` is an update of a deleted record, `changed_since` a delete of a changed one. */
export type ConflictReason = (typeof conflictReasons)[number];

/**
 * A field in conflict, with its three values as JSON: one that both sides changed differently since the base revision;
 * with `deleted` one that the edit would change, `theirs` being its value in the tombstone; with `changed_since` one that
 * was changed under a delete, for which `mine` is null.
 */
export interface FieldConflict {
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** The edit was accepted as it is. */
export interface Applied {
  readonly outcome: 'applied';
  readonly record: AnyRecord;
}
/** The edit was accepted together with what others changed since its base revision. */
export interface Merged {
  readonly outcome: 'merged';
  readonly record: AnyRecord;
}
/** Nothing was written: `record` is what the server holds. */
export interface Conflicted {
  readonly outcome: 'conflict';
  readonly reason: ConflictReason;
  readonly record: AnyRecord;
  readonly fields: readonly FieldConflict[];
}
/** Nothing was written, and sending the same again will not help. */
export interface Rejected {
  readonly outcome: 'rejected';
  readonly error: DeskError;
}
/** What became of an edit. */
export type Outcome = Applied | Merged | Conflicted | Rejected;
/**
 * The edit would have made an article of a document, and the server has that article already: `record`, which may be a
 * revision newer for it. Nothing was made under the edit's own id.
 */
export interface Known {
  readonly outcome: 'known';
  readonly record: AnyRecord;
}
/** What became of an edit that a replica pushed. */
export type PushOutcome = Outcome | Known;

const deskErrorSchema = z.object({
  /** A newer server may know more codes; the message says it in words. */
  code: z.enum(errorCodes).catch(errorCodes.internal),
  message: z.string(),
  path: z.array(z.string()),
});

/** Parses an outcome as it crosses the wire. */
export const outcomeSchema: z.ZodType<PushOutcome> = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('known'), record: wireRecordSchema }),
  z.object({ outcome: z.literal('applied'), record: wireRecordSchema }),
  z.object({ outcome: z.literal('merged'), record: wireRecordSchema }),
  z.object({
    outcome: z.literal('conflict'),
    reason: z.enum(conflictReasons),
    record: wireRecordSchema,
    fields: z.array(
      z.object({
        field: z.string(),
        base: z.unknown(),
        mine: z.unknown(),
        theirs: z.unknown(),
      }),
    ),
  }),
  z.object({ outcome: z.literal('rejected'), error: deskErrorSchema }),
]);
