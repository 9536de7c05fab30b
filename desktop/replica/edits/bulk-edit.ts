import { changeOf, type OneChange } from './bulk-change.ts';
import { saveEdits } from './save-edits.ts';
import { viewsOf } from '../reads/views.ts';
import { joinSaving, latestSaving } from '../store/steps.ts';
import type { Store } from '../store/store.ts';
import {
  addedCounts,
  noCounts,
  type BulkChange,
  type BulkCounts,
  type LeftReason,
} from '#desktop/ipc/bulk-edit.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import type { UpdateEdit } from '#shared/edits/edit.ts';

/** A change of many quotes. */
export interface BulkEdit {
  readonly ids: readonly string[];
  readonly change: BulkChange;
}

/** What a change of some quotes would do, in numbers; nothing is written. */
export function previewBulkEdit(store: Store, edit: BulkEdit): BulkCounts {
  return planOf(store, edit).counts;
}

/** What became of a part of a change; with the ids of the records that look different now. */
export type BulkChanged =
  | {
      readonly ok: true;
      readonly ids: readonly string[];
      readonly counts: BulkCounts;
      readonly saving: number | null;
    }
  | { readonly ok: false; readonly error: DeskError };

/**
 * Changes some quotes, all that are not left alone or none of them, in one transaction. With the `saving` that the part
 * before answered both are undone as one, unless something else was saved between them. Errors: those of `saveEdits`.
 */
export function bulkEdit(
  store: Store,
  edit: BulkEdit,
  at: string,
  saving: number | null,
): BulkChanged {
  return store.write(() => {
    const { edits, counts } = planOf(store, edit);
    if (edits.length === 0) return { ok: true, counts, saving, ids: [] };
    const latest = latestSaving(store);
    const done = saveEdits(store, edits, at);
    if (!done.ok) return done;
    const made = latestSaving(store);
    const joins = saving !== null && saving === latest && made !== null && made !== latest;
    if (joins) joinSaving(store, made, saving);
    return { ok: true, counts, saving: joins ? saving : made, ids: done.ids };
  });
}

function planOf(
  store: Store,
  { ids, change }: BulkEdit,
): { readonly edits: readonly UpdateEdit<'quote'>[]; readonly counts: BulkCounts } {
  const where = 'deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))';
  const views = viewsOf(store, 'quote', where, [JSON.stringify(ids)]);
  const edits: UpdateEdit<'quote'>[] = [];
  let counts = leftOf('gone', new Set(ids).size - views.length);
  for (const view of views) {
    const one = changeOfView(view, change);
    counts = addedCounts(counts, countsOf(one));
    if (one.does === 'leave') continue;
    const { record, baseRevision } = view;
    edits.push({
      action: 'update',
      kind: 'quote',
      id: record.id,
      baseRevision,
      changes: one.changes,
    });
  }
  return { edits, counts };
}

function changeOfView({ record, sync }: RecordView<'quote'>, change: BulkChange): OneChange {
  // What an editor has to look at first is not buried below another edit.
  if (sync === 'conflict' || sync === 'failed') return { does: 'leave', reason: sync };
  return changeOf(record.fields, change);
}

function countsOf(one: OneChange): BulkCounts {
  if (one.does === 'leave') return leftOf(one.reason, 1);
  const { status, attributions, topics } = one.changes;
  return {
    ...noCounts,
    changed: 1,
    status: status === undefined ? 0 : 1,
    speaker: attributions === undefined ? 0 : 1,
    topics: topics === undefined ? 0 : 1,
    unverified: one.unverifies ? 1 : 0,
  };
}

function leftOf(reason: LeftReason, count: number): BulkCounts {
  return { ...noCounts, left: { ...noCounts.left, [reason]: count } };
}
