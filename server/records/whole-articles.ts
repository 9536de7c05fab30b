import { sql } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { storeOf } from './kinds/kind-stores.ts';

/** These articles, so far as there are, each followed by all its quotes; tombstones included. */
export async function wholeArticles(db: Queryable, ids: readonly string[]): Promise<AnyRecord[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from quotes where article_id = any(${sql.param(ids)}::uuid[])`,
  );
  return [
    ...(await storeOf('article').load(db, ids)),
    ...(await storeOf('quote').load(
      db,
      rows.map(({ id }) => id),
    )),
  ];
}
