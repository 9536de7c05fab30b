import { inArray } from 'drizzle-orm';
import { affiliations } from '#server/database/schema.ts';
import { insertRows, updateRows } from '#server/database/write-rows.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { metaOf, type KindStore } from './kind-store.ts';

function rowOf(record: RecordOf<'affiliation'>) {
  return { ...metaOf(record), ...record.fields };
}

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
  insert: (tx, records) => insertRows(tx, affiliations, records.map(rowOf)),
  update: (tx, records) => updateRows(tx, affiliations, records.map(rowOf)),
};
