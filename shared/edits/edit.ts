import type { FieldsOf, RecordKind } from '../records/records.ts';

/** Makes a record. Fields left out take their initial value. */
export interface CreateEdit<Kind extends RecordKind = RecordKind> {
  readonly action: 'create';
  readonly kind: Kind;
  readonly id: string;
  readonly fields: Partial<FieldsOf<Kind>>;
}

/** Changes some fields of a record; only those that differ from the base revision are named. */
export interface UpdateEdit<Kind extends RecordKind = RecordKind> {
  readonly action: 'update';
  readonly kind: Kind;
  readonly id: string;
  /** The revision that the editor saw. */
  readonly baseRevision: number;
  readonly changes: Partial<FieldsOf<Kind>>;
}

/** Leaves a tombstone in a record's place. */
export interface DeleteEdit<Kind extends RecordKind = RecordKind> {
  readonly action: 'delete';
  readonly kind: Kind;
  readonly id: string;
  readonly baseRevision: number;
}

/** Brings a deleted record back as it was. */
export interface RestoreEdit<Kind extends RecordKind = RecordKind> {
  readonly action: 'restore';
  readonly kind: Kind;
  readonly id: string;
  readonly baseRevision: number;
}

/**
 * Says that two actors are one: `id` is merged into `into`, which takes over its names; every record that names the one
 * names the other from then on.
 */
export interface MergeEdit {
  readonly action: 'merge';
  readonly kind: 'actor';
  /** The actor whose id leads to the other from then on. */
  readonly id: string;
  readonly baseRevision: number;
  /** The actor that stays, or one that was merged into it since. */
  readonly into: string;
}

/** Takes back that an actor was merged into another. */
export interface UnmergeEdit {
  readonly action: 'unmerge';
  readonly kind: 'actor';
  readonly id: string;
  readonly baseRevision: number;
}

/** An edit that is about two actors and all that names them. */
export type MergingEdit = MergeEdit | UnmergeEdit;

/** An edit of a record of one kind. */
export type EditOf<Kind extends RecordKind> =
  | CreateEdit<Kind>
  | UpdateEdit<Kind>
  | DeleteEdit<Kind>
  | RestoreEdit<Kind>;
/** An edit of one record by itself. */
export type Edit = { [Kind in RecordKind]: EditOf<Kind> }[RecordKind];
/** One change that somebody wants to make: the only way in which records change. */
export type AnyEdit = Edit | MergingEdit;

/** Whether an edit is about two actors, and so done by itself. */
export function isMerging(edit: AnyEdit): edit is MergingEdit {
  return edit.action === 'merge' || edit.action === 'unmerge';
}
