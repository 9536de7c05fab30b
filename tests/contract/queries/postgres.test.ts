import { sql } from 'drizzle-orm';
import { storeOf } from '#server/records/kinds/kind-stores.ts';
import { liveMatching } from '#server/records/queries/condition.ts';
import { orderBy, orderTerms } from '#server/records/queries/ordering.ts';
import { indexRecords } from '#server/records/search-index.ts';
import { recordKinds } from '#shared/records/records.ts';
import { testDatabase } from '#tests/support/test-database.ts';
import { queryContract } from './query-contract.ts';

queryContract('PostgreSQL', async (records) => {
  const { db } = await testDatabase();
  await db.transaction(async (tx) => {
    for (const kind of recordKinds) {
      const some = records.filter((record) => record.kind === kind);
      await storeOf(kind).insert(tx, some);
      await indexRecords(tx, some);
    }
  });
  return {
    list: async (kind, filter, order, { offset, limit }) => {
      const from = sql`from ${storeOf(kind).table} as r where ${liveMatching(kind, filter, 'r')}`;
      const [page, counted] = await Promise.all([
        db.execute<{ id: string }>(
          sql`select r.id ${from} order by ${orderBy(orderTerms(kind, order, 'r'))} limit ${limit} offset ${offset}`,
        ),
        db.execute<{ total: number }>(sql`select count(*)::integer as total ${from}`),
      ]);
      return { ids: page.rows.map(({ id }) => id), total: counted.rows[0]?.total ?? 0 };
    },
  };
});
