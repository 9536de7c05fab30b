import { buildsOn, recordsBuiltOn } from './find-blocked.ts';
import { recordsOf } from './references.ts';
import {
  addToOutbox,
  outboxRows,
  removeFromOutbox,
  rewriteInOutbox,
  type OutboxRow,
} from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';

const heldError: DeskError = {
  code: errorCodes.held,
  message:
    'Waits for an edit that it builds on and that the server refused: mend or discard that one.',
  path: [],
};

// What the server says of an edit whose ground is missing, when both came in one batch.
const groundless: readonly string[] = [errorCodes.referenceNotFound, errorCodes.notFound];

/**
 * Holds every edit that builds on a create which was refused, and releases those whose ground is sound again.
 * Released edits get a new sequence, in their old order: the server may have answered the old one already.
 * Answers the ids of the records whose edits changed.
 */
export function updateHolds(store: Store): string[] {
  const stopped = outboxRows(store, `state IN ('rejected', 'held')`);
  if (stopped.length === 0) return [];
  const rows = outboxRows(store);
  const refused = rows.filter(
    (row) => row.edit.action === 'create' && row.state === 'rejected' && !isGroundless(row, rows),
  );
  const missing = recordsBuiltOn(
    rows,
    refused.map(({ edit }) => edit.id),
  );
  const changed: string[] = [];
  for (const row of rows) {
    const blocked = buildsOn(row.edit, missing);
    const hold =
      blocked && (row.state === 'queued' || (row.state === 'rejected' && isGroundless(row, rows)));
    if (hold) rewriteInOutbox(store, { ...row, state: 'held', error: heldError });
    else if (row.state === 'held' && !blocked) requeue(store, row);
    else continue;
    changed.push(...recordsOf(row.edit));
  }
  return changed;
}

/** Puts an edit at the end of the outbox under a new sequence, to be sent as if it were new. */
export function requeue(store: Store, row: OutboxRow): void {
  removeFromOutbox(store, row.sequence);
  addToOutbox(store, { ...row, state: 'queued', error: null });
}

// Refused only because another create of this outbox was.
function isGroundless({ edit, error }: OutboxRow, rows: readonly OutboxRow[]): boolean {
  if (error === null || !groundless.includes(error.code)) return false;
  const failed = rows
    .filter(
      (row) => row.edit.action === 'create' && (row.state === 'rejected' || row.state === 'held'),
    )
    .map((row) => row.edit.id);
  return buildsOn(edit, new Set(failed));
}
