import { inArray } from 'drizzle-orm';
import { topics } from '#server/database/schema.ts';
import { insertRows, updateRows } from '#server/database/write-rows.ts';
import { sortKey } from '#shared/queries/sort-key.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { metaOf, type KindStore } from './kind-store.ts';

function rowOf(record: RecordOf<'topic'>) {
  return { ...metaOf(record), ...record.fields, nameKey: sortKey(record.fields.name) };
}

/** Topics in the database. */
export const topicStore: KindStore<RecordOf<'topic'>> = {
  table: topics,
  async load(db, ids) {
    const rows = await db
      .select()
      .from(topics)
      .where(inArray(topics.id, [...ids]));
    return rows.map((row) => {
      const { name, description, parentId } = row;
      return { kind: 'topic', ...metaOf(row), fields: { name, description, parentId } };
    });
  },
  insert: (tx, records) => insertRows(tx, topics, records.map(rowOf)),
  update: (tx, records) => updateRows(tx, topics, records.map(rowOf)),
};
