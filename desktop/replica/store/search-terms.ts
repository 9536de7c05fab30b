import type { Gone } from './children.ts';
import type { Store } from './store.ts';
import { searchTermsOf } from '#shared/queries/search-terms.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** Writes the search terms of a record; a deleted record has none. */
export function writeSearchTerms(store: Store, number: number, record: AnyRecord | Gone): void {
  // Nobody searches for affiliations; they have no table of terms.
  if (record.kind === 'affiliation') return;
  const table = `${record.kind}_search`;
  store.run(`DELETE FROM ${table} WHERE rowid = ?`, [number]);
  if ('gone' in record || record.deletedAt !== null) return;
  const terms = searchTermsOf(record);
  if (terms.length === 0) return;
  store.run(`INSERT INTO ${table} (rowid, terms) VALUES (?, ?)`, [number, terms.join(' ')]);
}
