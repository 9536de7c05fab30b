import { sql } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import type { FindAnswer, FindRequest, Sent } from '#shared/sync/protocol.ts';
import { unreviewedStatuses } from '#shared/queries/predicate.ts';
import { storeOf } from '../kinds/kind-stores.ts';
import { liveMatching } from './condition.ts';
import { orderBy, orderTerms } from './ordering.ts';

/** A page of a list over the whole desk, with what its rows show besides. */
export async function findPage(db: Queryable, request: FindRequest): Promise<Sent<FindAnswer>> {
  const { ids, total } = await pageOf(db, request);
  const found = await inOrder(db, request.kind, ids);
  const articleIds = [...new Set(found.map(articleOf))];
  const articles = request.kind === 'article' ? [] : await storeOf('article').load(db, articleIds);
  return {
    records: [...found, ...articles],
    total,
    quotes: request.kind === 'article' ? await countQuotes(db, articleIds) : [],
  };
}

async function pageOf(db: Queryable, request: FindRequest) {
  const { kind, offset, limit } = request;
  const matching =
    kind === 'article'
      ? liveMatching('article', request.filter, 'r')
      : liveMatching('quote', request.filter, 'r');
  const { direction } = request;
  const terms =
    kind === 'article'
      ? orderTerms('article', { field: request.orderBy, direction }, 'r')
      : orderTerms('quote', { field: request.orderBy, direction }, 'r');
  const from = sql`from ${storeOf(kind).table} as r where ${matching}`;
  const [page, counted] = await Promise.all([
    db.execute<{ id: string }>(
      sql`select r.id ${from} order by ${orderBy(terms)} limit ${limit} offset ${offset}`,
    ),
    db.execute<{ total: number }>(sql`select count(*)::int as total ${from}`),
  ]);
  return { ids: page.rows.map(({ id }) => id), total: counted.rows[0]?.total ?? 0 };
}

async function inOrder(
  db: Queryable,
  kind: FindRequest['kind'],
  ids: readonly string[],
): Promise<AnyRecord[]> {
  if (ids.length === 0) return [];
  const byId = new Map((await storeOf(kind).load(db, ids)).map((record) => [record.id, record]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function articleOf(record: AnyRecord): string {
  return record.kind === 'quote' ? record.fields.articleId : record.id;
}

async function countQuotes(db: Queryable, articleIds: readonly string[]) {
  const { rows } = await db.execute<{ articleId: string; all: number; unreviewed: number }>(
    sql`select article_id as "articleId", count(*)::int as all,
      (count(*) filter (where status = any(${sql.param(unreviewedStatuses)}::text[])))::int as unreviewed
    from quotes where deleted_at is null and article_id = any(${sql.param(articleIds)}::uuid[])
    group by article_id`,
  );
  return rows;
}
