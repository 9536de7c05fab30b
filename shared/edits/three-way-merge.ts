import { mergeMembers, type PreferredSide } from './merge-members.ts';
import type { FieldConflict } from './outcome.ts';
import { sameValue } from './same-value.ts';
import { memberKey } from '../records/member-key.ts';
import type { RecordKind } from '../records/records.ts';

/** Field values by name, as JSON. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** What a three-way merge found. */
export interface MergeResult {
  /** What to write over `theirs`; empty when everything that mine wanted is there already. */
  readonly changes: FieldValues;
  /** Fields that both changed differently; when there are any, nothing may be written. */
  readonly conflicts: readonly FieldConflict[];
  /** Whether theirs had moved in a field that mine also changed, so that the outcome is more than mine. */
  readonly merged: boolean;
}

/**
 * Merges `mine` (the changed fields only) into `theirs` (the record's fields now), seen from `base` (the same
 * fields at the revision mine started from). Fields that only one side changed merge by themselves, set-valued
 * fields by member, and what both changed differently is a conflict, unless the caller prefers a side.
 */
export function threeWayMerge(
  kind: RecordKind,
  base: FieldValues,
  mine: FieldValues,
  theirs: FieldValues,
  preferred: PreferredSide = 'neither',
): MergeResult {
  const changes: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  let merged = false;
  for (const [field, value] of Object.entries(mine)) {
    const [was, is] = [base[field], theirs[field]];
    if (sameValue(value, is) || sameValue(value, was)) continue;
    if (sameValue(was, is)) {
      changes[field] = value;
      continue;
    }
    merged = true;
    const members = mergeSet(kind, field, was, value, is, preferred);
    if (members !== undefined) {
      if (!sameValue(members, is)) changes[field] = members;
    } else if (preferred === 'mine') changes[field] = value;
    else conflicts.push({ field, base: was, mine: value, theirs: is });
  }
  return { changes, conflicts, merged };
}

function mergeSet(
  kind: RecordKind,
  field: string,
  base: unknown,
  mine: unknown,
  theirs: unknown,
  preferred: PreferredSide,
): readonly unknown[] | undefined {
  const keyOf = memberKey(kind, field);
  if (keyOf === undefined) return undefined;
  if (!Array.isArray(base) || !Array.isArray(mine) || !Array.isArray(theirs)) return undefined;
  return mergeMembers<unknown>(base, mine, theirs, keyOf, preferred);
}
