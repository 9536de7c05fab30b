import { getTableName, isTable } from 'drizzle-orm';
import { liveMatching } from '#server/records/queries/condition.ts';
import type { RecordKind } from '#shared/records/records.ts';
import { readFilter } from '../read-filter.ts';

/** The live records that a filter lets through, as a condition of Drizzle's relational queries. */
export function liveWhere(kind: RecordKind, filter: object | null | undefined) {
  const read = readFilter(kind, filter);
  return { RAW: (table: object) => liveMatching(kind, read, aliasOf(table)) };
}

function aliasOf(table: object): string {
  if (!isTable(table)) throw new Error('Drizzle gave no table to put a condition on.');
  return getTableName(table);
}
