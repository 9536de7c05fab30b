import { and, desc, eq, sql } from 'drizzle-orm';
import { changes } from '#server/database/schema.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { Rejected } from '#shared/edits/outcome.ts';
import type { Segment } from '#shared/records/quote.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { findWords, holdsWords, reanchorQuote } from '#shared/text/reanchor-quote.ts';
import { reanchorer, type Reanchored } from '#shared/text/reanchor.ts';
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
 * Checks that a quote's segments point into its article's body and hold exactly the reported words. Segments that were
 * taken from an earlier body, as by an editor who was offline, are carried over to the body of now; words that come
 * with segments of a body that was never saved here are looked for. The article is locked against a change of its body.
 * Errors: `VALIDATION_FAILED` with the path of the segment, or of the words where the body does not say them there: a
 * quote never holds words that its article did not print.
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
  // Words without a place, as of a quote that is typed in: an editor finds it among the lost ones.
  if (segments.length === 0) return anchored(record, { segments, status: 'lost' });
  const body = await batch.body(articleId);
  if (holdsWords(body, segments, reportedText))
    return anchored(record, { segments, status: 'exact' });
  const earlier = await earlierBody(batch, articleId, segments, reportedText);
  if (earlier !== undefined) {
    const quote = { segments, reportedText, anchorStatus: 'exact' as const };
    return anchored(record, reanchorQuote(quote, reanchorer(earlier, body), body));
  }
  for (const [index, segment] of segments.entries()) {
    const problem = spanProblem(body, segment);
    if (problem !== null) return refused([...part, 'segments', index], complaints[problem]);
  }
  const found = 'reportedText' in changed ? findWords(body, segments, reportedText) : null;
  if (found?.status === 'moved') return anchored(record, found);
  return refused([...part, 'reportedText'], "is not what the article's body says at its segments");
}

/** The latest earlier body of the article in which the segments hold exactly the reported text. */
async function earlierBody(
  batch: EditBatch,
  articleId: string,
  segments: readonly Segment[],
  text: string,
): Promise<string | undefined> {
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
  return bodies.find(({ body }) => holdsWords(body, segments, text))?.body;
}

function anchored(record: RecordOf<'quote'>, { segments, status }: Reanchored): Anchored {
  const fields = { ...record.fields, segments: [...segments], anchorStatus: status };
  return { ok: true, record: { ...record, fields } };
}

function refused(path: readonly (string | number)[], complaint: string): Anchored {
  const message = `${path.join('.')} ${complaint}: select the words again.`;
  return { ok: false, rejected: rejection('validationFailed', message, path) };
}
