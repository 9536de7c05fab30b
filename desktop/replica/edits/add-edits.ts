import { addEdit, type OutboxChange } from './add-edit.ts';
import type { Store } from '../store/store.ts';

/** Adds several edits of one record in their order, up to the first that is refused. */
export function addEdits(
  store: Store,
  id: string,
  edits: readonly unknown[],
  at: string,
): OutboxChange {
  const ids = new Set([id]);
  for (const edit of edits) {
    const added = addEdit(store, edit, at);
    if (!added.ok) return added;
    for (const changed of added.ids) ids.add(changed);
  }
  return { ok: true, ids: [...ids] };
}
