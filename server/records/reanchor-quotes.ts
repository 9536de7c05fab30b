import { eq } from 'drizzle-orm';
import { quotes } from '#server/database/schema.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import { afterReanchoring } from '#shared/edits/verification.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { reanchorQuote } from '#shared/text/reanchor-quote.ts';
import { reanchorer } from '#shared/text/reanchor.ts';
import type { EditBatch } from './edit-batch.ts';

/**
 * Moves the quotes of an article along with its body, tombstones too, since they can be restored. Each quote that
 * moves gets a revision and a change of its own. The caller holds the article's row lock; quotes are locked after it,
 * as everywhere, so that no two writers wait for each other.
 */
export async function reanchorQuotes(
  batch: EditBatch,
  before: RecordOf<'article'>,
  after: RecordOf<'article'>,
): Promise<void> {
  await batch.flush();
  const rows = await batch.tx
    .select({ id: quotes.id })
    .from(quotes)
    .where(eq(quotes.articleId, after.id));
  const ids = rows.map(({ id }) => id);
  await batch.lock('quote', ids);
  const place = reanchorer(before.fields.body, after.fields.body);
  for (const id of ids) {
    const quote = batch.record('quote', id);
    if (quote?.kind !== 'quote') continue;
    const { segments, status } = reanchorQuote(quote.fields, place, after.fields.body);
    const anchored = { ...quote.fields, segments: [...segments], anchorStatus: status };
    const fields = afterReanchoring(anchored);
    if (sameValue(fields, quote.fields)) continue;
    const { updatedAt, updatedBy } = after;
    const moved = { ...quote, revision: quote.revision + 1, updatedAt, updatedBy, fields };
    await batch.put({ action: 'update', before: quote, after: moved, via: 'reanchor' });
  }
}
