import { sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { isEverything, type Scope } from '#shared/sync/scope.ts';

/** The condition that a row of a kind's table, which the statement calls `alias`, is in scope; tombstones may be. */
export function inScope(kind: RecordKind, scope: Scope | null, alias: string): SQL {
  if (scope === null || isEverything(scope)) return sql`true`;
  if (kind === 'article') return articleInScope(scope, alias);
  if (kind !== 'quote') return sql`true`;
  return sql`exists (select from articles as its_article
    where its_article.id = ${sql.identifier(alias)}.article_id and ${articleInScope(scope, 'its_article')})`;
}

/** Which of these articles are in scope. */
export async function articlesInScope(
  db: Queryable,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await db.execute<{ id: string }>(
    sql`select r.id from articles as r where r.id = any(${sql.param(ids)}::uuid[]) and ${inScope('article', scope, 'r')}`,
  );
  return new Set(rows.map(({ id }) => id));
}

function articleInScope({ from, agencies, topicIds }: Scope, alias: string): SQL {
  const of = (name: string): SQL => sql`${sql.identifier(alias)}.${sql.identifier(name)}`;
  const day = sql`${from}::date::timestamp at time zone 'UTC'`;
  const newEnough =
    from === null ? sql`true` : sql`coalesce(${of('published_at')}, ${of('created_at')}) >= ${day}`;
  if (agencies.length === 0 && topicIds.length === 0) return newEnough;
  return sql`${newEnough} and (${of('agency')} = any(${sql.param(agencies)}::text[])
    or exists (select from quotes as a_quote join quote_topics as a_topic on a_topic.quote_id = a_quote.id
      where a_quote.article_id = ${of('id')} and a_quote.deleted_at is null
      and a_topic.topic_id = any(${sql.param(topicIds)}::uuid[]))) is true`;
}
