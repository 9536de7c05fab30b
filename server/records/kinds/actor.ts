import { eq } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import {
  actorAliases,
  actorDesignations,
  actorIdentifiers,
  actors,
} from '#server/database/schema.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { metaOf, positioned, type KindStore } from './kind-store.ts';

function rowOf(record: RecordOf<'actor'>) {
  const { kind, name, country, description, mergedInto } = record.fields;
  return { ...metaOf(record), kind, name, country, description, mergedInto };
}

async function insertMembers(tx: Transaction, { id, fields }: RecordOf<'actor'>): Promise<void> {
  const owner = { actorId: id };
  const [aliases, identifiers, designations] = [
    positioned(fields.aliases, owner),
    positioned(fields.identifiers, owner),
    positioned(fields.designations, owner),
  ];
  if (aliases.length > 0) await tx.insert(actorAliases).values(aliases);
  if (identifiers.length > 0) await tx.insert(actorIdentifiers).values(identifiers);
  if (designations.length > 0) await tx.insert(actorDesignations).values(designations);
}

/** Actors in the database, with their aliases, identifiers and designations. */
export const actorStore: KindStore<RecordOf<'actor'>> = {
  table: actors,
  async load(db, ids) {
    const inOrder = {
      orderBy: { position: 'asc' },
      columns: { actorId: false, position: false },
    } as const;
    const rows = await db.query.actors.findMany({
      where: { id: { in: [...ids] } },
      with: { aliases: inOrder, identifiers: inOrder, designations: inOrder },
    });
    return rows.map((row) => {
      const { kind, name, aliases, country, description, identifiers, designations, mergedInto } =
        row;
      return {
        kind: 'actor',
        ...metaOf(row),
        fields: {
          kind,
          name,
          aliases,
          country,
          description,
          identifiers,
          designations,
          mergedInto,
        },
      };
    });
  },
  async insert(tx, record) {
    const inserted = await tx
      .insert(actors)
      .values(rowOf(record))
      .onConflictDoNothing({ target: actors.id })
      .returning({ id: actors.id });
    if (inserted.length === 0) return false;
    await insertMembers(tx, record);
    return true;
  },
  async update(tx, record) {
    const { id } = record;
    await tx.update(actors).set(rowOf(record)).where(eq(actors.id, id));
    await tx.delete(actorAliases).where(eq(actorAliases.actorId, id));
    await tx.delete(actorIdentifiers).where(eq(actorIdentifiers.actorId, id));
    await tx.delete(actorDesignations).where(eq(actorDesignations.actorId, id));
    await insertMembers(tx, record);
  },
};
