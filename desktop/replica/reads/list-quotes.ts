import { z } from 'zod';
import { pageOf } from './page-of.ts';
import { syncSchema } from './views.ts';
import type { Store } from '../store/store.ts';
import type { ReplicaAnswerer } from '#desktop/ipc/replica-calls.ts';
import type { Page, QuoteRow } from '#desktop/ipc/replica-views.ts';
import { quoteStatuses } from '#shared/records/quote.ts';

const quoteRow: z.ZodType<QuoteRow> = z.object({
  id: z.string(),
  articleId: z.string(),
  headline: z.string(),
  reportedText: z.string(),
  status: z.enum(quoteStatuses),
  speakers: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  saidOn: z.string().nullable(),
  sync: syncSchema,
});

/** A page of quotes with their article's headline and their speakers' names. */
export function listQuotes(
  store: Store,
  query: Parameters<ReplicaAnswerer['listQuotes']>[0],
): Page<QuoteRow> {
  const columns = `id, article_id AS articleId, reported_text AS reportedText, status, said_on AS saidOn, sync,
    coalesce((SELECT headline FROM article WHERE article.id = article_id), '') AS headline,
    (SELECT json_group_array(name) FROM (
       SELECT coalesce(standing.name, actor.name) AS name
       FROM attribution JOIN actor ON actor.id = attribution.actor_id
       LEFT JOIN actor AS standing ON standing.id = actor.merged_into
       WHERE quote_number = quote.number AND part = 'speaker' ORDER BY place)) AS speakers`;
  return pageOf(store, 'quote', columns, query, quoteRow);
}
