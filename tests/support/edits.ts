import { v7 } from 'uuid';
import type { CreateEdit, MergeEdit, UpdateEdit } from '#shared/edits/edit.ts';
import type { FieldsOf, RecordKind } from '#shared/records/records.ts';

/** A create of a new record of a kind, with an id of its own. */
export function create<Kind extends RecordKind>(
  kind: Kind,
  fields: Partial<FieldsOf<Kind>>,
): CreateEdit<Kind> {
  return { action: 'create', kind, id: v7(), fields };
}

/** An update of a record, on revision 1 unless said otherwise. */
export function update<Kind extends RecordKind>(
  { kind, id }: { readonly kind: Kind; readonly id: string },
  changes: Partial<FieldsOf<Kind>>,
  baseRevision = 1,
): UpdateEdit<Kind> {
  return { action: 'update', kind, id, baseRevision, changes };
}

/** A deletion of a record. */
export function remove<Kind extends RecordKind>(
  { kind, id }: { readonly kind: Kind; readonly id: string },
  baseRevision = 1,
) {
  return { action: 'delete', kind, id, baseRevision } as const;
}

/** The merging of an actor into another. */
export function merge(
  { id }: { readonly id: string },
  into: { readonly id: string },
  baseRevision = 1,
): MergeEdit {
  return { action: 'merge', kind: 'actor', id, baseRevision, into: into.id };
}
