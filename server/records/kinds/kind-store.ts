import type { Queryable, Transaction } from '#server/database/connection.ts';
import type { actors, affiliations, articles, quotes, topics } from '#server/database/schema.ts';
import type { AnyRecord, RecordKind, RecordOf } from '#shared/records/records.ts';

/** The table that holds the records of a kind; child tables hang on it. */
export type RootTable =
  | typeof articles
  | typeof quotes
  | typeof actors
  | typeof affiliations
  | typeof topics;

/** How the records of one kind lie in the database. Checks nothing: the write path has. */
export interface KindStore<Stored extends AnyRecord> {
  readonly table: RootTable;
  /** The records that exist of these ids, tombstones included, in any order. */
  load(db: Queryable, ids: readonly string[]): Promise<readonly Stored[]>;
  /** Writes a new record with its child rows; false where the id is taken. */
  insert(tx: Transaction, record: Stored): Promise<boolean>;
  /** Writes a record over itself. */
  update(tx: Transaction, record: Stored): Promise<void>;
}

type Meta = Omit<RecordOf<RecordKind>, 'kind' | 'fields'>;

/** What a record has besides its fields, of a row that may have more columns. */
export function metaOf(row: Meta): Meta {
  const { id, revision, createdAt, createdBy, updatedAt, updatedBy, deletedAt } = row;
  return { id, revision, createdAt, createdBy, updatedAt, updatedBy, deletedAt };
}

/** The members of a list as child rows that keep their order. */
export function positioned<Member extends object, Owner extends object>(
  members: readonly Member[],
  owner: Owner,
): (Member & Owner & { position: number })[] {
  return members.map((member, position) => ({ ...member, ...owner, position }));
}
