import { fieldName } from '#desktop/words/english/fields.ts';
import { listed } from '#desktop/words/english/grammar.ts';
import { recordKindNames } from '../words/labels.ts';
import type { ConflictEntry } from '#desktop/ipc/replica-views.ts';
import { isMerging, type MergingEdit } from '#shared/edits/edit.ts';
import { assertNever } from '#shared/errors/assert-never.ts';

/** A conflict in one sentence. `who` is who else changed the record, as in `Ada Lind`. */
export function conflictSentence({ reason, fields, edit, record }: ConflictEntry, who: string) {
  const kind = recordKindNames[edit.kind];
  const names = listed(fields.map(({ field }) => fieldName(field)));
  switch (reason) {
    case 'fields':
      return `${who} changed ${names} of this ${kind} as well.`;
    case 'deleted':
      return record === null
        ? `The server has this ${kind} no more.`
        : `${who} deleted this ${kind} while you were changing it.`;
    case 'changed_since':
      if (isMerging(edit)) return mergeSentence(edit, record, who);
      return record === null || record.deletedAt !== null
        ? `You deleted this ${kind}, and so did ${who === 'Someone else' ? 'someone else' : who}.`
        : `You deleted this ${kind}, but ${who === 'Someone else' ? 'someone else' : who} changed it meanwhile.`;
    default:
      return assertNever(reason);
  }
}

const mergeSides = {
  merge: { mine: 'Merge the actor anyway', theirs: 'Leave the two apart' },
  unmerge: { mine: 'Take the merge back anyway', theirs: 'Leave the actor merged' },
} as const;

function mergeSentence(
  { action }: MergingEdit,
  record: ConflictEntry['record'],
  who: string,
): string {
  const other = who === 'Someone else' ? 'someone else' : who;
  const did =
    action === 'merge'
      ? 'You merged this actor into another'
      : 'You took the merge of this actor back';
  const gone = record === null || record.deletedAt !== null;
  return `${did}, but ${other} ${gone ? 'deleted' : 'changed'} it meanwhile.`;
}

/** What the two sides of a conflict are called where there is one choice for the whole record. */
export function sideWords({ reason, edit, record }: ConflictEntry): {
  readonly mine: string;
  readonly theirs: string;
} {
  const kind = recordKindNames[edit.kind];
  switch (reason) {
    case 'fields':
      return { mine: 'Keep mine for all', theirs: 'Take theirs for all' };
    case 'deleted':
      return {
        mine: `Bring the ${kind} back with my changes`,
        theirs: record === null ? 'Give my changes up' : `Let the ${kind} be deleted`,
      };
    case 'changed_since':
      if (isMerging(edit)) return mergeSides[edit.action];
      return { mine: `Delete the ${kind} anyway`, theirs: `Keep the ${kind} with their changes` };
    default:
      return assertNever(reason);
  }
}

/** The name of whoever changed a record last, where that was somebody else and is known. */
export function whoChanged(
  { record }: ConflictEntry,
  editors: readonly { readonly id: string; readonly name: string }[],
  ownId: string | undefined,
): string {
  const by = record?.updatedBy ?? null;
  if (by === null || by === ownId) return 'Someone else';
  return editors.find(({ id }) => id === by)?.name ?? 'Someone else';
}
