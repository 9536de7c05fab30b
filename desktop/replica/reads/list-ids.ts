import { z } from 'zod';
import { liveMatching } from './condition.ts';
import type { OrderGroups } from './grouped-order.ts';
import { orderSql } from './page-of.ts';
import type { SqlValue, Store } from '../store/store.ts';
import type { ReplicaAnswerer } from '#desktop/ipc/replica-calls.ts';

const idsRow = z.object({ ids: z.string() });
const idsSchema = z.array(z.string());

/** The ids of a part of the list of quotes, in its order: for choosing more of them than a window holds rows of. */
export function listQuoteIds(
  store: Store,
  orderGroups: OrderGroups,
  query: Parameters<ReplicaAnswerer['listQuoteIds']>[0],
): readonly string[] {
  const { filter, groupBy, offset, limit } = query;
  if (groupBy !== undefined) {
    const { numbers } = orderGroups('quote', query, groupBy);
    return idsOf(
      store,
      `SELECT json_group_array(quote.id ORDER BY wanted.key) AS ids
       FROM json_each(?) AS wanted JOIN quote ON quote.number = wanted.value`,
      [JSON.stringify(numbers.slice(offset, offset + limit))],
    );
  }
  const { sql: where, values } = liveMatching('quote', filter);
  // One row of JSON: a hundred thousand rows to parse would take longer than to find.
  return idsOf(
    store,
    `SELECT json_group_array(id) AS ids FROM (
       SELECT quote.id FROM quote WHERE ${where} ORDER BY ${orderSql('quote', query)} LIMIT ? OFFSET ?)`,
    [...values, limit, offset],
  );
}

function idsOf(store: Store, sql: string, values: readonly SqlValue[]): readonly string[] {
  const row = store.first(sql, values, idsRow);
  return row === undefined ? [] : idsSchema.parse(JSON.parse(row.ids));
}
