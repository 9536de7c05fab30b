import { overlay } from '../store/project.ts';
import { baseOf } from '../store/base-rows.ts';
import { outboxOf, outboxRows } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import type { OutboxEntry } from '#desktop/ipc/replica-views.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** Everything that waits or failed, in order, with a name for a person. */
export function listOutbox(store: Store): readonly OutboxEntry[] {
  return outboxRows(store).map(({ sequence, edit, state, error, conflict, savedAt }) => {
    const record = overlay(baseOf(store, edit.id), outboxOf(store, edit.id));
    const label = record === null ? `${edit.kind} ${edit.id}` : labelOf(record);
    return { sequence, edit, label, state, error, conflict, savedAt };
  });
}

const longestLabel = 120;

function labelOf(record: AnyRecord): string {
  const label = nameOf(record).trim();
  const characters = [...label];
  return characters.length <= longestLabel
    ? label
    : `${characters.slice(0, longestLabel).join('')}…`;
}

function nameOf(record: AnyRecord): string {
  switch (record.kind) {
    case 'article':
      return record.fields.headline;
    case 'quote':
      return record.fields.reportedText;
    case 'actor':
    case 'topic':
      return record.fields.name;
    case 'affiliation':
      return record.fields.role ?? 'affiliation';
    default:
      return assertNever(record);
  }
}
