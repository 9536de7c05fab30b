import { labelOf } from './label-of.ts';
import { namesWithin } from './names-within.ts';
import { baseOf } from '../store/base-rows.ts';
import { conflictRows, type ConflictRow } from '../store/conflicts.ts';
import { outboxOf } from '../store/outbox.ts';
import { overlay } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import type { ConflictEntry } from '#desktop/ipc/replica-views.ts';
import type { ConflictReason } from '#shared/edits/outcome.ts';
import { isMerging } from '#shared/edits/edit.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** The conflicts that nobody has resolved, oldest first, each against the record as it is now. */
export function listConflicts(store: Store): readonly ConflictEntry[] {
  return conflictRows(store).map((row) => {
    const { number, edit, savedAt } = row;
    const record = overlay(baseOf(store, edit.id), outboxOf(store, edit.id));
    const now: FieldValues = { ...record?.fields };
    const fields = row.fields.map((at) =>
      record === null ? at : { ...at, theirs: now[at.field] ?? null },
    );
    return {
      number,
      edit,
      label: labelOf(record, edit),
      reason: reasonNow(row, record),
      fields,
      others: othersOf(row, now),
      savedAt,
      record,
      names: namesWithin(store, [fields, edit]),
    };
  });
}

function reasonNow({ edit }: ConflictRow, record: AnyRecord | null): ConflictReason {
  if (edit.action === 'delete' || isMerging(edit)) return 'changed_since';
  return record === null || record.deletedAt !== null ? 'deleted' : 'fields';
}

function othersOf({ edit, fields }: ConflictRow, now: FieldValues): readonly string[] {
  if (edit.action !== 'update') return [];
  const open = new Set(fields.map(({ field }) => field));
  return Object.entries(edit.changes)
    .filter(([field, value]) => !open.has(field) && !sameValue(value, now[field]))
    .map(([field]) => field);
}
