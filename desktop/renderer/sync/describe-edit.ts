import type { OutboxEntry } from '#desktop/ipc/replica-views.ts';
import type { Words } from '#desktop/words/english.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';
import { assertNever } from '#shared/errors/assert-never.ts';

/** What an edit does, in one plain sentence: `Changes cue and status of the quote`. */
export function describeEdit({ sync, labels, listed, fieldName }: Words, edit: AnyEdit): string {
  const kind = labels.recordKind[edit.kind];
  switch (edit.action) {
    case 'create':
      return sync.creates(kind);
    case 'update':
      return sync.changes(listed(Object.keys(edit.changes).map(fieldName)), kind);
    case 'delete':
      return sync.deletes(kind);
    case 'restore':
      return sync.restores(kind);
    case 'merge':
      return sync.merges;
    case 'unmerge':
      return sync.unmerges;
    default:
      return assertNever(edit);
  }
}

/** Why an edit in the outbox does not go on; null while it just waits. */
export function explainEntry({ sync }: Words, { state, error }: OutboxEntry): string | null {
  return state === 'held' && error === null ? sync.held : (error?.message ?? null);
}
