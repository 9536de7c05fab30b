import { noSuchEdit } from './discard-edit.ts';
import type { OutboxChange } from './add-edit.ts';
import { recordsOf } from './references.ts';
import { requeue, updateHolds } from './update-holds.ts';
import { outboxEntry } from '../store/outbox.ts';
import { project } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';

/**
 * Sends an edit that was rejected once more, under a new sequence, since the server keeps its answer to the old one.
 * Errors: `NOT_FOUND`, and `HELD` for an edit that waits for another.
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
    if (row.state === 'rejected') requeue(store, row);
    const ids = new Set([...recordsOf(row.edit), ...updateHolds(store)]);
    project(store, [...ids]);
    return { ok: true, ids: [...ids] };
  });
}
