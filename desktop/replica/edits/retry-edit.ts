import { withValues } from './coalesce.ts';
import { noSuchEdit } from './discard-edit.ts';
import type { OutboxChange } from './save-edit.ts';
import { requeue, updateHolds } from './update-holds.ts';
import { baseOf } from '../store/base-rows.ts';
import { outboxEntry, removeFromOutbox, type OutboxRow } from '../store/outbox.ts';
import { project } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { threeWayMerge } from '#shared/edits/three-way-merge.ts';
import { withRenewal } from '#shared/edits/verification.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/**
 * Sends an edit that failed once more, under a new sequence, since the server keeps its answer to the old one.
 * A conflict is rebased on the record as it is now: where both changed the same, mine wins, in a set member by member. Errors: `NOT_FOUND`, and
 * `HELD` for an edit that waits for another.
 */
export function retryEdit(store: Store, sequence: number): OutboxChange {
  return store.write(() => {
    const row = outboxEntry(store, sequence);
    if (row === undefined) return { ok: false, error: noSuchEdit(sequence) };
    if (row.state === 'held') {
      const message =
        'This edit builds on another that the server refused: retry or discard that one.';
      return { ok: false, error: { code: errorCodes.held, message, path: [] } };
    }
    if (row.state === 'conflict') rebase(store, row);
    else if (row.state === 'rejected') requeue(store, row);
    const ids = new Set([row.edit.id, ...updateHolds(store)]);
    for (const id of ids) project(store, id);
    return { ok: true, ids: [...ids] };
  });
}

function rebase(store: Store, row: OutboxRow): void {
  const { edit } = row;
  const record = baseOf(store, edit.id);
  if (record === null || edit.action === 'create') {
    requeue(store, row);
    return;
  }
  if (edit.action !== 'update') {
    requeue(store, { ...row, edit: { ...edit, baseRevision: record.revision } });
    return;
  }
  if (record.deletedAt !== null) requeue(store, { ...row, before: null, edit: restoring(record) });
  removeFromOutbox(store, row.sequence);
  const values = rebasedValues(row, record);
  if (Object.keys(values).length === 0) return;
  const rebased = withValues({ ...edit, baseRevision: record.revision }, 'changes', values);
  requeue(store, { ...row, edit: rebased, before: { ...record.fields } });
}

function rebasedValues({ edit, before, conflict }: OutboxRow, record: AnyRecord) {
  if (edit.action !== 'update') return {};
  const theirs = { ...record.fields };
  const conflictBase = (conflict?.fields ?? []).map(({ field, base }) => [field, base] as const);
  // Where the value that the editor saw is not known, take theirs for it: then mine is what counts.
  const base = { ...theirs, ...Object.fromEntries(conflictBase), ...before };
  const mine = { ...edit.changes };
  const { changes } = threeWayMerge(edit.kind, base, mine, theirs, 'mine');
  return edit.kind === 'quote' ? withRenewal(changes, mine) : changes;
}

function restoring({ kind, id, revision }: AnyRecord): Edit {
  return { action: 'restore', kind, id, baseRevision: revision };
}
