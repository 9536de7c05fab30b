import { asStep } from './as-step.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { resolvingEdits } from './resolving-edits.ts';
import { addEdits } from './add-edits.ts';
import type { OutboxChange } from './add-edit.ts';
import { baseOf } from '../store/base-rows.ts';
import { conflictRows, removeConflict } from '../store/conflicts.ts';
import { outboxOf } from '../store/outbox.ts';
import { overlay, project } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import type { Resolution } from '#desktop/ipc/replica-calls.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';

/**
 * Resolves a conflict as an editor chose: ordinary edits on the record as it is now, saved like any other in one
 * step that can be undone, and the conflict is gone; one transaction. Errors: `NOT_FOUND` for a conflict that was resolved already and for a record
 * that the server has no more, `VALIDATION_FAILED`, and those of `addEdit`.
 */
export function resolveConflict(
  store: Store,
  number: number,
  resolution: Resolution,
  at: string,
): OutboxChange {
  return allOrNothing(store, () => {
    const [row] = conflictRows(store, 'number = ?', [number]);
    if (row === undefined) {
      const message = 'This conflict was resolved already.';
      return { ok: false, error: { code: errorCodes.notFound, message, path: ['number'] } };
    }
    const { id } = row.edit;
    const base = baseOf(store, id);
    const record = overlay(base, outboxOf(store, id));
    const resolving = resolvingEdits(row, record, base?.revision ?? 1, resolution);
    if (!resolving.ok) return resolving;
    removeConflict(store, number);
    project(store, [id]);
    const work = () => addEdits(store, id, resolving.edits, at);
    return asStep(store, [{ record: row.edit, work }], at);
  });
}
