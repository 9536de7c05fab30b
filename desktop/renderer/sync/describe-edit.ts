import { fieldName } from '#desktop/words/english/fields.ts';
import { listed } from '#desktop/words/english/grammar.ts';
import { recordKindNames } from '../words/labels.ts';
import type { OutboxEntry } from '#desktop/ipc/replica-views.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';
import { assertNever } from '#shared/errors/assert-never.ts';

/** What an edit does, in one plain sentence: `Changes cue and status of the quote`. */
export function describeEdit(edit: AnyEdit): string {
  const kind = recordKindNames[edit.kind];
  switch (edit.action) {
    case 'create':
      return `New ${kind}`;
    case 'update':
      return `Changes ${listed(Object.keys(edit.changes).map(fieldName))} of the ${kind}`;
    case 'delete':
      return `Deletes the ${kind}`;
    case 'restore':
      return `Brings the ${kind} back`;
    case 'merge':
      return 'Merges the actor into another';
    case 'unmerge':
      return 'Takes the merge of the actor back';
    default:
      return assertNever(edit);
  }
}

/** Why an edit in the outbox does not go on; null while it just waits. */
export function explainEntry({ state, error }: OutboxEntry): string | null {
  return state === 'held' && error === null ? heldText : (error?.message ?? null);
}

const heldText =
  'It builds on an edit that failed. Once that one is sent or discarded, this one goes on.';
