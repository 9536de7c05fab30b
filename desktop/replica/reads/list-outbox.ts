import { labelOf } from './label-of.ts';
import { overlay } from '../store/project.ts';
import { baseOf } from '../store/base-rows.ts';
import { outboxOf, outboxRows } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import type { OutboxEntry } from '#desktop/ipc/replica-views.ts';

/** Everything that waits or failed, in order, with a name for a person. */
export function listOutbox(store: Store): readonly OutboxEntry[] {
  return outboxRows(store).map(({ sequence, edit, state, error, savedAt }) => {
    const record = overlay(baseOf(store, edit.id), outboxOf(store, edit.id));
    return { sequence, edit, label: labelOf(record, edit), state, error, savedAt };
  });
}
