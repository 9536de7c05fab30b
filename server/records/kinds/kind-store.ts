import { sql, type SQLWrapper } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Queryable, Transaction } from '#server/database/connection.ts';
import type { actors, affiliations, articles, quotes, topics } from '#server/database/schema.ts';
import { insertRows, type RowsOf } from '#server/database/write-rows.ts';
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
  /** Writes new records with their child rows; throws PostgreSQL's unique violation where an id is taken. */
  insert(tx: Transaction, records: readonly Stored[]): Promise<void>;
  /** Writes records over themselves. */
  update(tx: Transaction, records: readonly Stored[]): Promise<void>;
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

/** Puts the child rows of some records in the place of those that these records had. */
export async function replaceChildren<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  owner: SQLWrapper,
  records: readonly AnyRecord[],
  rows: RowsOf<Table>,
): Promise<void> {
  const ids = sql.param(records.map(({ id }) => id));
  await tx.execute(sql`delete from ${table} where ${owner} = any(${ids}::uuid[])`);
  await insertRows(tx, table, rows);
}
