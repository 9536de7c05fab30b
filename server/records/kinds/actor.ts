import {
  actorAliases,
  actorDesignations,
  actorIdentifiers,
  actorNameKeys,
  actors,
} from '#server/database/schema.ts';
import { insertRows, updateRows } from '#server/database/write-rows.ts';
import { sortKey } from '#shared/queries/sort-key.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { actorNameKeyRows } from './actor-name-key-rows.ts';
import { metaOf, positioned, replaceChildren, type KindStore } from './kind-store.ts';

function rowOf(record: RecordOf<'actor'>) {
  const { kind, name, country, description, mergedInto } = record.fields;
  return {
    ...metaOf(record),
    kind,
    name,
    nameKey: sortKey(name),
    country,
    description,
    mergedInto,
  };
}

function membersOf(records: readonly RecordOf<'actor'>[]) {
  const of = <Member extends object>(pick: (fields: RecordOf<'actor'>['fields']) => Member[]) =>
    records.flatMap(({ id, fields }) => positioned(pick(fields), { actorId: id }));
  return {
    aliases: of(({ aliases }) => aliases),
    identifiers: of(({ identifiers }) => identifiers),
    designations: of(({ designations }) => designations),
  };
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
  async insert(tx, records) {
    const { aliases, identifiers, designations } = membersOf(records);
    await insertRows(tx, actors, records.map(rowOf));
    await insertRows(tx, actorAliases, aliases);
    await insertRows(tx, actorIdentifiers, identifiers);
    await insertRows(tx, actorDesignations, designations);
    await insertRows(tx, actorNameKeys, records.flatMap(actorNameKeyRows));
  },
  async update(tx, records) {
    const { aliases, identifiers, designations } = membersOf(records);
    await updateRows(tx, actors, records.map(rowOf));
    await replaceChildren(tx, actorAliases, actorAliases.actorId, records, aliases);
    await replaceChildren(tx, actorIdentifiers, actorIdentifiers.actorId, records, identifiers);
    await replaceChildren(tx, actorDesignations, actorDesignations.actorId, records, designations);
    const keys = records.flatMap(actorNameKeyRows);
    await replaceChildren(tx, actorNameKeys, actorNameKeys.actorId, records, keys);
  },
};
