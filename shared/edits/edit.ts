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

/** An edit of a record of one kind. */
export type EditOf<Kind extends RecordKind> =
  | CreateEdit<Kind>
  | UpdateEdit<Kind>
  | DeleteEdit<Kind>
  | RestoreEdit<Kind>;
/** One change that somebody wants to make: the only way in which records change. */
export type Edit = { [Kind in RecordKind]: EditOf<Kind> }[RecordKind];
