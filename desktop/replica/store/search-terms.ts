import type { Gone } from './children.ts';
import type { Store } from './store.ts';
import { searchTermsOf } from '#shared/queries/search-terms.ts';
import { formMark } from '#shared/text/stem.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** Writes the search terms of a record; a deleted record has none, and a new one had none. */
export function writeSearchTerms(
  store: Store,
  number: number,
  record: AnyRecord | Gone,
  isNew = false,
): void {
  // Nobody searches for affiliations; they have no table of terms.
  if (record.kind === 'affiliation') return;
  const table = `${record.kind}_search`;
  if (!isNew) store.run(`DELETE FROM ${table} WHERE rowid = ?`, [number]);
  if ('gone' in record || record.deletedAt !== null) return;
  const terms = searchTermsOf(record, store.words);
  if (terms.length === 0) return;
  // Between two texts stands a mark that nobody can ask for, so that no phrase reaches across.
  const words = terms.map(({ word }) => word ?? formMark).join(' ');
  const forms = [...new Set(terms.flatMap((placed) => placed.forms))].join(' ');
  store.run(`INSERT INTO ${table} (rowid, words, forms) VALUES (?, ?, ?)`, [number, words, forms]);
}
