import type { Conflicted } from '#shared/edits/outcome.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import type { LaterChange } from './change-log.ts';
import { mergeBase } from './merge-base.ts';

/**
 * The conflict of an edit that is about a whole record, a delete or a merge, with what others changed in it since its
 * editor saw it.
 */
export function changedSinceConflict(
  current: AnyRecord,
  later: readonly LaterChange[],
  clientId: string | undefined,
): Conflicted {
  const now: FieldValues = { ...current.fields };
  const names = [...new Set(later.flatMap(({ after }) => Object.keys(after)))];
  const base = mergeBase(names, now, later, clientId);
  // What such an edit leaves of a field is nothing.
  const fields = names
    .filter((field) => !sameValue(base[field], now[field]))
    .map((field) => ({ field, base: base[field], mine: null, theirs: now[field] }));
  return { outcome: 'conflict', reason: 'changed_since', record: current, fields };
}
