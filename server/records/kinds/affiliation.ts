import { eq, inArray } from 'drizzle-orm';
import { affiliations } from '#server/database/schema.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { metaOf, type KindStore } from './kind-store.ts';

/** Affiliations in the database. */
export const affiliationStore: KindStore<RecordOf<'affiliation'>> = {
  table: affiliations,
  async load(db, ids) {
    const rows = await db
      .select()
      .from(affiliations)
      .where(inArray(affiliations.id, [...ids]));
    return rows.map((row) => {
      const { actorId, organizationId, role, from, to } = row;
      return {
        kind: 'affiliation',
        ...metaOf(row),
        fields: { actorId, organizationId, role, from, to },
      };
    });
  },
  async insert(tx, record) {
    const inserted = await tx
      .insert(affiliations)
      .values({ ...metaOf(record), ...record.fields })
      .onConflictDoNothing({ target: affiliations.id })
      .returning({ id: affiliations.id });
    return inserted.length > 0;
  },
  async update(tx, record) {
    await tx
      .update(affiliations)
      .set({ ...metaOf(record), ...record.fields })
      .where(eq(affiliations.id, record.id));
  },
};
