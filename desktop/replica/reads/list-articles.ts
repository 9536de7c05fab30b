import { z } from 'zod';
import { equals, matches, pageOf, type Condition } from './page-of.ts';
import { syncSchema } from './views.ts';
import type { Store } from '../store/store.ts';
import type { ReplicaAnswerer } from '#desktop/ipc/replica-calls.ts';
import type { ArticleRow, Page } from '#desktop/ipc/replica-views.ts';

const keys = {
  publishedAt: 'published_key',
  headline: 'headline_key',
  createdAt: 'created_key',
  updatedAt: 'updated_key',
} as const;

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
  { filter, orderBy, ...page }: Parameters<ReplicaAnswerer['listArticles']>[0],
): Page<ArticleRow> {
  const columns = `id, headline, agency, dateline_place AS datelinePlace, published_at AS publishedAt, sync,
    (SELECT count(*) FROM quote WHERE article_id = article.id AND deleted_at IS NULL) AS quotes,
    (SELECT count(*) FROM quote WHERE article_id = article.id AND deleted_at IS NULL
       AND status IN ('draft', 'in_review')) AS unreviewedQuotes`;
  const conditions = [
    matches('article', filter.text),
    equals('article.agency', filter.agency),
    published('>=', filter.publishedFrom, 'T'),
    // Days are UTC days; all instants of a day sort before its 25th hour.
    published('<', filter.publishedTo, 'T25'),
  ];
  return pageOf(
    store,
    { columns, table: 'article', conditions, key: keys[orderBy], ...page },
    articleRow,
  );
}

function published(
  operator: string,
  day: string | undefined,
  suffix: string,
): Condition | undefined {
  if (day === undefined) return undefined;
  return { sql: `article.published_key ${operator} ?`, values: [day + suffix] };
}
