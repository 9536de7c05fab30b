import { z } from 'zod';
import type { OrderGroups } from './grouped-order.ts';
import { groupedPageOf } from './page-of.ts';
import { syncSchema } from './views.ts';
import type { Store } from '../store/store.ts';
import type { ReplicaAnswerer } from '#desktop/ipc/replica-calls.ts';
import type { ArticleRow, Page } from '#desktop/ipc/replica-views.ts';

const articleRow: z.ZodType<ArticleRow> = z.object({
  id: z.string(),
  headline: z.string(),
  agency: z.string().nullable(),
  datelinePlace: z.string().nullable(),
  publishedAt: z.string().nullable(),
  language: z.string().nullable(),
  updatedAt: z.string(),
  quotes: z.number(),
  unreviewedQuotes: z.number(),
  sync: syncSchema,
});

const columns = `article.id, headline, agency, dateline_place AS datelinePlace, published_at AS publishedAt,
  language, updated_key AS updatedAt, sync,
  (SELECT count(*) FROM quote WHERE article_id = article.id AND deleted_at IS NULL) AS quotes,
  (SELECT count(*) FROM quote WHERE article_id = article.id AND deleted_at IS NULL
     AND status IN ('draft', 'in_review')) AS unreviewedQuotes`;

/** A page of articles with their numbers of quotes. */
export function listArticles(
  store: Store,
  orderGroups: OrderGroups,
  query: Parameters<ReplicaAnswerer['listArticles']>[0],
): Page<ArticleRow> {
  return groupedPageOf(store, orderGroups, 'article', columns, query, articleRow);
}
