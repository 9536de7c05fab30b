import { asStep } from './as-step.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { resolvingEdits } from './resolving-edits.ts';
import { addEdits } from './add-edits.ts';
import type { OutboxChange } from './add-edit.ts';
import { baseOf } from '../store/base-rows.ts';
import { conflictRows, removeConflict, type ConflictRow } from '../store/conflicts.ts';
import { outboxOf } from '../store/outbox.ts';
import { overlay, project } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import type { Resolution } from '#desktop/ipc/replica-calls.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';

/**
 * Resolves conflicts as an editor chose, all of them in the same way or none: ordinary edits on the records as they are
 * now, saved like any other in one step that can be undone, and the conflicts are gone; one transaction. Of several, those
 * that were resolved meanwhile are passed over. Errors: `NOT_FOUND` where all were resolved already and for a record that
 * the server has no more, `VALIDATION_FAILED`, and those of `addEdit`.
 */
export function resolveConflicts(
  store: Store,
  numbers: readonly number[],
  resolution: Resolution,
  at: string,
): OutboxChange {
  return allOrNothing(store, () => {
    const rows = conflictRows(store, 'number IN (SELECT value FROM json_each(?))', [
      JSON.stringify(numbers),
    ]);
    if (rows.length === 0) {
      const message = 'This conflict was resolved already.';
      return { ok: false, error: { code: errorCodes.notFound, message, path: ['number'] } };
    }
    const changes = rows.map((row) => ({
      record: row.edit,
      work: () => resolve(store, row, resolution, at),
    }));
    return asStep(store, changes, at);
  });
}

function resolve(store: Store, row: ConflictRow, resolution: Resolution, at: string): OutboxChange {
  const { id } = row.edit;
  const base = baseOf(store, id);
  const record = overlay(base, outboxOf(store, id));
  const resolving = resolvingEdits(row, record, base?.revision ?? 1, resolution);
  if (!resolving.ok) return resolving;
  removeConflict(store, row.number);
  project(store, [id]);
  return addEdits(store, id, resolving.edits, at);
}
