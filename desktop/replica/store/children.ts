import { among } from './among.ts';
import type { Numbered } from './project.ts';
import type { SqlValue, Store } from './store.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';

/** A table with a row for each member of a set, which lists join. */
interface ChildTable {
  readonly name: string;
  /** The column with the number of the record's row. */
  readonly owner: string;
  /** The other columns, behind the member's place in the set. */
  readonly columns: string;
  readonly rowsOf: (record: AnyRecord) => readonly (readonly SqlValue[])[];
}

const childTables: Readonly<Partial<Record<RecordKind, readonly ChildTable[]>>> = {
  quote: [
    {
      name: 'attribution',
      owner: 'quote_number',
      columns: 'actor_id, part',
      rowsOf: (record) =>
        record.kind === 'quote'
          ? record.fields.attributions.map(({ actorId, part }) => [actorId, part])
          : [],
    },
    {
      name: 'quote_topic',
      owner: 'quote_number',
      columns: 'topic_id, stance',
      rowsOf: (record) =>
        record.kind === 'quote'
          ? record.fields.topics.map(({ topicId, stance }) => [topicId, stance])
          : [],
    },
  ],
  actor: [
    {
      name: 'alias',
      owner: 'actor_number',
      columns: 'name',
      rowsOf: (record) =>
        record.kind === 'actor' ? record.fields.aliases.map(({ name }) => [name]) : [],
    },
    {
      name: 'designation',
      owner: 'actor_number',
      columns: 'label, authority',
      rowsOf: (record) =>
        record.kind === 'actor'
          ? record.fields.designations.map(({ label, authority }) => [label, authority])
          : [],
    },
  ],
};

/** Writes the rows of the sets of some records of a kind, which have none yet; a deleted record keeps none. */
export function writeChildren(store: Store, kind: RecordKind, records: readonly Numbered[]): void {
  const live = records.filter(({ record }) => record.deletedAt === null);
  for (const { name, owner, columns, rowsOf } of childTables[kind] ?? []) {
    store.insertAll(
      `INSERT INTO ${name} (${owner}, place, ${columns})`,
      live.flatMap(({ number, record }) =>
        rowsOf(record).map((row, place) => [number, place, ...row]),
      ),
    );
  }
}

/** Removes the rows of the sets of some records of a kind. */
export function removeChildren(store: Store, kind: RecordKind, numbers: readonly number[]): void {
  for (const { name, owner } of childTables[kind] ?? []) {
    const { sql, values } = among(owner, numbers);
    store.run(`DELETE FROM ${name} WHERE ${sql}`, values);
  }
}
