import { among } from './among.ts';
import type { Numbered } from './project.ts';
import type { Store } from './store.ts';
import { eachTerm } from '#shared/queries/search-terms.ts';
import { formMark } from '#shared/text/stem.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** Writes the search terms of some records of a kind, which have none yet; a deleted record keeps none. */
export function writeSearchTerms(
  store: Store,
  kind: RecordKind,
  records: readonly Numbered[],
): void {
  const table = tableOf(kind);
  if (table === null) return;
  const rows = records.flatMap(({ number, record }) => {
    if (record.deletedAt !== null) return [];
    let words = '';
    const allForms = new Set<string>();
    eachTerm(record, store.words, (word, forms) => {
      // Between two texts stands a mark that nobody can ask for, so that no phrase reaches across.
      words += `${word ?? formMark} `;
      for (const form of forms) allForms.add(form);
    });
    return words === '' ? [] : [[number, words, [...allForms].join(' ')]];
  });
  store.insertAll(`INSERT INTO ${table} (rowid, words, forms)`, rows);
}

/** Removes the search terms of some records of a kind. */
export function removeSearchTerms(
  store: Store,
  kind: RecordKind,
  numbers: readonly number[],
): void {
  const table = tableOf(kind);
  if (table === null) return;
  const { sql, values } = among('rowid', numbers);
  store.run(`DELETE FROM ${table} WHERE ${sql}`, values);
}

// Nobody searches for affiliations; they have no table of terms.
function tableOf(kind: RecordKind): string | null {
  return kind === 'affiliation' ? null : `${kind}_search`;
}
