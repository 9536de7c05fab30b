import type { SteppingGround } from './stepping-edits.ts';
import { labelOf } from '../reads/label-of.ts';
import { namesOf } from '../reads/views.ts';
import { baseOf } from '../store/base-rows.ts';
import { readMeta } from '../store/meta.ts';
import { outboxOf } from '../store/outbox.ts';
import { overlay } from '../store/project.ts';
import type { StepPart } from '../store/steps.ts';
import type { Store } from '../store/store.ts';
import type { StepTaken } from '#desktop/ipc/replica-views.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** A record as its editor sees it; null when it is not here. */
export function seen(store: Store, id: string): AnyRecord | null {
  return overlay(baseOf(store, id), outboxOf(store, id));
}

/** What taking a step with a record depends on. */
export function groundOf(store: Store, id: string): SteppingGround {
  const base = baseOf(store, id);
  const rows = outboxOf(store, id);
  const last = rows.at(-1);
  // On the revision of the edit that waits, so that the two become one, or none.
  const waiting = last?.state === 'queued' && last.edit.action === 'update' ? last.edit : null;
  return {
    now: overlay(base, rows),
    base,
    baseRevision: waiting?.baseRevision ?? base?.revision ?? 1,
    accountId: readMeta(store, 'accountId') ?? null,
  };
}

/** What a record is called where it is told of: by its name now, or else as it was. */
export function namesFor(
  store: Store,
  part: Omit<StepPart, 'number'>,
  record: AnyRecord | null,
): Pick<StepTaken, 'id' | 'label' | 'speakers'> {
  const { id, kind } = part;
  const values: FieldValues = { ...part.was.values, ...part.became.values, ...record?.fields };
  const name = values['headline'] ?? values['reportedText'] ?? values['name'];
  const label = record === null && typeof name === 'string' ? name : labelOf(record, { kind, id });
  if (record?.kind !== 'quote') return { id, label, speakers: [] };
  const ids = record.fields.attributions
    .filter(({ part }) => part === 'speaker')
    .map(({ actorId }) => actorId);
  return { id, label, speakers: Object.values(namesOf(store, 'actor', ids)) };
}
