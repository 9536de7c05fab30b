import { z } from 'zod';
import { pageOf } from './page-of.ts';
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
  quotes: z.number(),
  unreviewedQuotes: z.number(),
  sync: syncSchema,
});

/** A page of articles with their numbers of quotes. */
export function listArticles(
  store: Store,
  query: Parameters<ReplicaAnswerer['listArticles']>[0],
): Page<ArticleRow> {
  const columns = `id, headline, agency, dateline_place AS datelinePlace, published_at AS publishedAt, sync,
    (SELECT count(*) FROM quote WHERE article_id = article.id AND deleted_at IS NULL) AS quotes,
    (SELECT count(*) FROM quote WHERE article_id = article.id AND deleted_at IS NULL
       AND status IN ('draft', 'in_review')) AS unreviewedQuotes`;
  return pageOf(store, 'article', columns, query, articleRow);
}
