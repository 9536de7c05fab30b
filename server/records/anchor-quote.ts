import { and, desc, eq, sql } from 'drizzle-orm';
import { changes } from '#server/database/schema.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { Rejected } from '#shared/edits/outcome.ts';
import type { Segment } from '#shared/records/quote.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { quoteText } from '#shared/text/anchors.ts';
import { reanchor, type Reanchored } from '#shared/text/reanchor.ts';
import { areInOrder, spanProblem, type SpanProblem } from '#shared/text/spans.ts';
import type { EditBatch } from './edit-batch.ts';
import { rejection } from './rejection.ts';

/** The quote as it sits in its article, or why it cannot. */
export type Anchored =
  | { readonly ok: true; readonly record: RecordOf<'quote'> }
  | { readonly ok: false; readonly rejected: Rejected };

const complaints: Readonly<Record<SpanProblem, string>> = {
  not_whole_numbers: 'is not made of whole numbers',
  empty: 'is empty',
  outside: "reaches beyond the end of the article's body",
  splits_character: 'splits a character in two',
};

/**
 * Checks that a quote's segments point into its article's body and says how well they sit there. Segments that were
 * taken from an earlier body, as by an editor who was offline, are carried over to the body of now. The article is
 * locked against a change of its body by the caller. Error: `VALIDATION_FAILED` with the segment's path.
 */
export async function anchorQuote(
  batch: EditBatch,
  record: RecordOf<'quote'>,
  changed: FieldValues,
  part: readonly string[],
): Promise<Anchored> {
  if (!('segments' in changed) && !('reportedText' in changed)) return { ok: true, record };
  const { articleId, segments, reportedText } = record.fields;
  if (!areInOrder(segments)) {
    const index = segments.findIndex((segment, at) => (segments[at - 1]?.end ?? 0) > segment.start);
    return refused(
      [...part, 'segments', index],
      'overlaps the segment before it or stands before it',
    );
  }
  const body = await batch.body(articleId);
  if (fits(body, segments, reportedText)) return anchored(record, { segments, status: 'exact' });
  const earlier = await earlierBody(batch, articleId, segments, reportedText);
  if (earlier !== undefined) return anchored(record, reanchor(earlier, body, segments));
  for (const [index, segment] of segments.entries()) {
    const problem = spanProblem(body, segment);
    if (problem !== null) return refused([...part, 'segments', index], complaints[problem]);
  }
  return anchored(record, { segments, status: segments.length === 0 ? 'lost' : 'approximate' });
}

function fits(body: string, segments: readonly Segment[], text: string): boolean {
  return (
    segments.length > 0 &&
    segments.every((segment) => spanProblem(body, segment) === null) &&
    quoteText(body, segments) === text
  );
}

/** The latest earlier body of the article in which the segments hold exactly the reported text. */
async function earlierBody(
  batch: EditBatch,
  articleId: string,
  segments: readonly Segment[],
  text: string,
): Promise<string | undefined> {
  if (segments.length === 0) return undefined;
  await batch.flush();
  const bodies = await batch.tx
    .select({ body: sql<string>`${changes.before} ->> 'body'` })
    .from(changes)
    .where(
      and(
        eq(changes.kind, 'article'),
        eq(changes.recordId, articleId),
        sql`${changes.before} ? 'body'`,
      ),
    )
    .orderBy(desc(changes.revision));
  return bodies.find(({ body }) => fits(body, segments, text))?.body;
}

function anchored(record: RecordOf<'quote'>, { segments, status }: Reanchored): Anchored {
  const fields = { ...record.fields, segments: [...segments], anchorStatus: status };
  return { ok: true, record: { ...record, fields } };
}

function refused(path: readonly (string | number)[], complaint: string): Anchored {
  const message = `${path.join('.')} ${complaint}: select the words again.`;
  return { ok: false, rejected: rejection('validationFailed', message, path) };
}
