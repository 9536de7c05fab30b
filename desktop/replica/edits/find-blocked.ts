import { referencesOf } from './references.ts';
import type { OutboxRow } from '../store/outbox.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';

/** Whether an edit needs one of these records to exist: it changes one, or refers to one. */
export function buildsOn(edit: AnyEdit, records: ReadonlySet<string>): boolean {
  if (edit.action !== 'create' && records.has(edit.id)) return true;
  return referencesOf(edit).some(({ id }) => records.has(id));
}

/** The records that `created` and all creates building on them, directly or not, would have made. */
export function recordsBuiltOn(rows: readonly OutboxRow[], created: Iterable<string>): Set<string> {
  const records = new Set(created);
  // Ends because each round but the last adds a create, of which there are finitely many.
  for (let size = -1; size !== records.size;) {
    size = records.size;
    for (const { edit } of rows) {
      if (edit.action === 'create' && buildsOn(edit, records)) records.add(edit.id);
    }
  }
  return records;
}
