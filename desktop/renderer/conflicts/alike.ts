import { labelsOf } from './value-lines.ts';
import type { FieldChoice } from '#desktop/ipc/replica-calls.ts';
import type { ConflictEntry } from '#desktop/ipc/replica-views.ts';
import type { Words } from '#desktop/words/english.ts';

/** The other conflicts that can be resolved by the same choice: of the same kind of record, edit and fields. */
export function alikeOf(
  conflicts: readonly ConflictEntry[],
  conflict: ConflictEntry,
): readonly ConflictEntry[] {
  const key = keyOf(conflict);
  return conflicts.filter((other) => other.number !== conflict.number && keyOf(other) === key);
}

// Where the server has a record no more there is nothing to bring back, so the choice is another one.
function keyOf({ reason, edit, fields, record }: ConflictEntry): string {
  const names = fields.map(({ field }) => field).sort();
  const chosen = reason === 'fields' ? names : record === null;
  return JSON.stringify([reason, edit.kind, edit.action, chosen]);
}

/** Whether a choice means the same for another record: one of the two sides, or a value of a closed set. */
export function fitsOthers(
  words: Words,
  { edit }: ConflictEntry,
  choices: Readonly<Record<string, FieldChoice>>,
): boolean {
  return Object.entries(choices).every(
    ([field, { choice }]) => choice !== 'value' || labelsOf(words, edit.kind, field) !== undefined,
  );
}
