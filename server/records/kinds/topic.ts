import { eq, inArray } from 'drizzle-orm';
import { topics } from '#server/database/schema.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { metaOf, type KindStore } from './kind-store.ts';

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
  async insert(tx, record) {
    const inserted = await tx
      .insert(topics)
      .values({ ...metaOf(record), ...record.fields })
      .onConflictDoNothing({ target: topics.id })
      .returning({ id: topics.id });
    return inserted.length > 0;
  },
  async update(tx, record) {
    await tx
      .update(topics)
      .set({ ...metaOf(record), ...record.fields })
      .where(eq(topics.id, record.id));
  },
};
