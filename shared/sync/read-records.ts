import { z } from 'zod';
import { recordDefinitions, recordMeta, type AnyRecord } from '../records/records.ts';

const { topic, actor, affiliation, article, quote } = recordDefinitions;

/** What of some records this version can read. */
export interface ReadRecords {
  readonly records: AnyRecord[];
  /** Whether something was passed over that a version that knows it would keep. */
  readonly unread: boolean;
}

/**
 * Parses a record of a server that may be newer: fields that this version does not know are left out. What is within a
 * field's value must be known, since it would be lost when an editor changes the field.
 */
export const wireRecordSchema: z.ZodType<AnyRecord> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('topic'), ...recordMeta, fields: topic.fields.strip() }),
  z.object({ kind: z.literal('actor'), ...recordMeta, fields: actor.fields.strip() }),
  z.object({ kind: z.literal('affiliation'), ...recordMeta, fields: affiliation.fields.strip() }),
  z.object({ kind: z.literal('article'), ...recordMeta, fields: article.fields.strip() }),
  z.object({ kind: z.literal('quote'), ...recordMeta, fields: quote.fields.strip() }),
]);

/** Reads records one by one: one that cannot be read, as of a kind not known here, does not stop the rest. */
export function readRecords(inputs: readonly unknown[]): ReadRecords {
  const records: AnyRecord[] = [];
  let unread = false;
  for (const input of inputs) {
    const parsed = wireRecordSchema.safeParse(input);
    if (parsed.success) {
      records.push(parsed.data);
      unread ||= hasMore(input, parsed.data);
    } else unread = true;
  }
  return { records, unread };
}

function hasMore(input: unknown, { fields }: AnyRecord): boolean {
  // By hand, since this is asked of every record of a desk; that there are fields is known from parsing it.
  const isRecord = typeof input === 'object' && input !== null && 'fields' in input;
  const sent = isRecord && typeof input.fields === 'object' ? (input.fields ?? {}) : {};
  return Object.keys(sent).length > Object.keys(fields).length;
}
