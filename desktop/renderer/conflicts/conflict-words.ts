import type { ConflictEntry } from '#desktop/ipc/replica-views.ts';
import type { Words } from '#desktop/words/english.ts';
import { isMerging } from '#shared/edits/edit.ts';
import { assertNever } from '#shared/errors/assert-never.ts';

/** A conflict in one sentence. `who` is the name of who else changed the record, null where it is not known. */
export function conflictSentence(
  { conflicts }: Words,
  { reason, fields, edit, record }: ConflictEntry,
  who: string | null,
): string {
  const { kind } = edit;
  const gone = record === null || record.deletedAt !== null;
  switch (reason) {
    case 'fields':
      return conflicts.changedToo(
        who,
        fields.map(({ field }) => field),
        kind,
      );
    case 'deleted':
      return record === null ? conflicts.noMore(kind) : conflicts.theyDeleted(who, kind);
    case 'changed_since':
      if (isMerging(edit)) {
        return conflicts.butMeanwhile(conflicts.youMerged[edit.action], who, gone);
      }
      return gone ? conflicts.bothDeleted(who, kind) : conflicts.youDeleted(who, kind);
    default:
      return assertNever(reason);
  }
}

/** What the two sides of a conflict are called where there is one choice for the whole record. */
export function sideWords(
  { conflicts }: Words,
  { reason, edit, record }: ConflictEntry,
): {
  readonly mine: string;
  readonly theirs: string;
} {
  const { kind } = edit;
  switch (reason) {
    case 'fields':
      return { mine: conflicts.mineForAll, theirs: conflicts.theirsForAll };
    case 'deleted':
      return {
        mine: conflicts.bringBack(kind),
        theirs: record === null ? conflicts.giveUp : conflicts.letDeleted(kind),
      };
    case 'changed_since':
      if (isMerging(edit)) return conflicts.mergeSides[edit.action];
      return { mine: conflicts.deleteAnyway(kind), theirs: conflicts.keepTheirs(kind) };
    default:
      return assertNever(reason);
  }
}

/** The name of whoever changed a record last, where that was somebody else and is known. */
export function whoChanged(
  { record }: ConflictEntry,
  editors: readonly { readonly id: string; readonly name: string }[],
  ownId: string | undefined,
): string | null {
  const by = record?.updatedBy ?? null;
  if (by === null || by === ownId) return null;
  return editors.find(({ id }) => id === by)?.name ?? null;
}
