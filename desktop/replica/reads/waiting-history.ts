import { labelOf } from './label-of.ts';
import { namesWithin } from './names-within.ts';
import { baseOf } from '../store/base-rows.ts';
import { outboxOf } from '../store/outbox.ts';
import { overlay } from '../store/project.ts';
import type { Store } from '../store/store.ts';
import type { RecordChange, WaitingHistory } from '#desktop/ipc/replica-views.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';

/** The edits of a record that wait on this machine as changes of it, the newest first: each laid over those before it. */
export function waitingHistory(
  store: Store,
  { kind, id }: { readonly kind: RecordKind; readonly id: string },
): WaitingHistory {
  let record = baseOf(store, id);
  const changes = outboxOf(store, id).map((row): RecordChange => {
    const next = overlay(record, [row]);
    const { before, after } = changedFields(record, next);
    record = next;
    return {
      key: `edit ${row.sequence}`,
      revision: null,
      action: row.edit.action,
      accountId: row.accountId,
      at: row.savedAt,
      via: null,
      before,
      after,
      state: row.state,
    };
  });
  return {
    label: labelOf(record, { kind, id }),
    changes: changes.reverse(),
    names: namesWithin(store, changes),
  };
}

function changedFields(
  was: AnyRecord | null,
  is: AnyRecord | null,
): Pick<RecordChange, 'before' | 'after'> {
  const [before, after]: [FieldValues, FieldValues] = [{ ...was?.fields }, { ...is?.fields }];
  const changed = Object.keys(after).filter((name) => !sameValue(before[name], after[name]));
  const pick = (values: FieldValues): FieldValues =>
    Object.fromEntries(changed.map((name) => [name, values[name] ?? null]));
  return { before: was === null ? {} : pick(before), after: pick(after) };
}
