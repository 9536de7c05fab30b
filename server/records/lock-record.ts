import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { articles, quotes } from '#server/database/schema.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';
import { storeOf } from './kinds/kind-stores.ts';

/**
 * Locks a record until the transaction ends and reads it as it then is; undefined where there is none. A quote's
 * article comes first, as when the article's body is edited: one order for all means that nobody waits in a circle.
 */
export async function lockRecord(
  tx: Transaction,
  kind: RecordKind,
  id: string,
): Promise<AnyRecord | undefined> {
  if (kind === 'quote') await lockArticleOf(tx, id);
  const store = storeOf(kind);
  // The lock is a statement of its own, so that what is read next is no older than the lock.
  await tx.execute(sql`select id from ${store.table} where id = ${id} for update`);
  const [record] = await store.load(tx, [id]);
  return record;
}

async function lockArticleOf(tx: Transaction, quoteId: string): Promise<void> {
  const [quote] = await tx
    .select({ articleId: quotes.articleId })
    .from(quotes)
    .where(eq(quotes.id, quoteId));
  if (quote === undefined) return;
  await tx
    .select({ id: articles.id })
    .from(articles)
    .where(eq(articles.id, quote.articleId))
    .for('share');
}
