import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import * as schema from '#server/database/schema.ts';
import { recordKinds, type RecordKind } from '#shared/records/records.ts';

// Whose rows are written only along with a record of a kind, in the transaction that announces it.
const kindsOfTables: ReadonlyMap<PgTable, readonly RecordKind[]> = new Map<
  PgTable,
  readonly RecordKind[]
>([
  [schema.articles, ['article']],
  [schema.quotes, ['quote']],
  [schema.quoteAttributions, ['quote']],
  [schema.quoteTopics, ['quote']],
  [schema.actors, ['actor']],
  [schema.actorAliases, ['actor']],
  [schema.actorIdentifiers, ['actor']],
  [schema.actorDesignations, ['actor']],
  [schema.actorNameKeys, ['actor']],
  [schema.affiliations, ['affiliation']],
  [schema.topics, ['topic']],
  [schema.searchDocuments, recordKinds],
]);

const exported: readonly unknown[] = Object.values(schema);
const tables = exported
  .filter((value): value is PgTable => is(value, PgTable))
  .map((table) => ({
    // As a whole word: a column or a key that is called like a table only makes the answer more careful.
    named: new RegExp(`\\b${getTableName(table)}\\b`),
    kinds: kindsOfTables.get(table),
  }));

/**
 * The kinds of records on which a statement's answer depends; undefined where it reads what changes without a change
 * of a record (accounts, the log) or what it reads cannot be known.
 */
export function readKinds(text: string): readonly RecordKind[] | undefined {
  const read = tables.filter(({ named }) => named.test(text));
  if (read.length === 0 || volatile.test(text)) return undefined;
  const kinds = new Set<RecordKind>();
  for (const table of read) {
    if (table.kinds === undefined) return undefined;
    for (const kind of table.kinds) kinds.add(kind);
  }
  return [...kinds];
}

const volatile = /\b(now|clock_timestamp|current_date|current_timestamp|random)\b/i;
