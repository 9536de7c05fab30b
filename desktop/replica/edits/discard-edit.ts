import { buildsOn, recordsBuiltOn } from './find-blocked.ts';
import type { OutboxChange } from './add-edit.ts';
import { recordsOf } from './references.ts';
import { updateHolds } from './update-holds.ts';
import { dropDocument } from '../store/documents.ts';
import { outboxEntry, outboxRows, removeFromOutbox } from '../store/outbox.ts';
import { project } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';

/** Gives up an edit; giving up a create gives up all that builds on it. Errors: `NOT_FOUND`, `HELD` while it is on its way. */
export function discardEdit(store: Store, sequence: number): OutboxChange {
  return store.write(() => {
    const row = outboxEntry(store, sequence);
    if (row === undefined) return { ok: false, error: noSuchEdit(sequence) };
    if (row.state === 'sending') {
      const message = 'This edit is on its way to the server: wait for its answer.';
      return { ok: false, error: { code: errorCodes.held, message, path: [] } };
    }
    const removed = [row];
    if (row.edit.action === 'create') {
      const rows = outboxRows(store, 'sequence <> ?', [sequence]);
      const records = recordsBuiltOn(rows, [row.edit.id]);
      removed.push(
        ...rows.filter(({ edit, state }) => state !== 'sending' && buildsOn(edit, records)),
      );
    }
    for (const entry of removed) {
      removeFromOutbox(store, entry.sequence);
      dropDocument(store, entry.edit);
    }
    const ids = new Set([...removed.flatMap(({ edit }) => recordsOf(edit)), ...updateHolds(store)]);
    project(store, [...ids]);
    return { ok: true, ids: [...ids] };
  });
}

/** The error for a sequence that is not in the outbox. */
export function noSuchEdit(sequence: number) {
  const message = `There is no edit ${sequence} waiting any more: it was sent or discarded.`;
  return { code: errorCodes.notFound, message, path: ['sequence'] } as const;
}
