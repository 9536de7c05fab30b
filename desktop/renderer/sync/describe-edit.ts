import { recordKindNames } from '../words/labels.ts';
import type { OutboxEntry } from '#desktop/ipc/replica-views.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { assertNever } from '#shared/errors/assert-never.ts';

/** What an edit does, in one plain sentence: `Changes cue and status of the quote`. */
export function describeEdit(edit: Edit): string {
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

/** A field's name as words: `saidOn` is `said on`. */
export function fieldName(field: string): string {
  const words = field.replace(/(?<=[a-z])[A-Z]/gu, (capital) => ` ${capital.toLowerCase()}`);
  return words.endsWith(' id') ? words.slice(0, -3) : words;
}

/** A value of a field, short enough to compare two of them by eye. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'string') return `“${value}”`;
  if (Array.isArray(value)) return value.length === 1 ? '1 entry' : `${value.length} entries`;
  if (typeof value === 'object' && 'date' in value) {
    const words = 'words' in value ? value.words : null;
    return valueText(value.date ?? words);
  }
  return JSON.stringify(value);
}

/** Words in a row: `cue, note and status`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'nothing';
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
