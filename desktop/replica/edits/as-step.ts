import type { OutboxChange } from './save-edit.ts';
import { baseOf } from '../store/base-rows.ts';
import { outboxOf } from '../store/outbox.ts';
import { overlay } from '../store/project.ts';
import { addStep, type StepSide } from '../store/steps.ts';
import type { Store } from '../store/store.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** Does one saving of a record, and remembers how its editor saw the record before and after, for undoing it. */
export function asStep(
  store: Store,
  { kind, id }: Edit,
  at: string,
  work: () => OutboxChange,
): OutboxChange {
  return store.write(() => {
    const before = seen(store, id);
    const done = work();
    if (!done.ok) return done;
    const after = seen(store, id);
    const [was, became] = sides(before, after);
    const changed = was.state !== became.state || Object.keys(became.values).length > 0;
    if (changed) addStep(store, { kind, id, was, became }, at);
    return done;
  });
}

function seen(store: Store, id: string): AnyRecord | null {
  return overlay(baseOf(store, id), outboxOf(store, id));
}

function sides(before: AnyRecord | null, after: AnyRecord | null): [StepSide, StepSide] {
  const [was, became] = [stateOf(before), stateOf(after)];
  const [old, now]: FieldValues[] = [{ ...before?.fields }, { ...after?.fields }];
  const names = Object.keys({ ...old, ...now }).filter(
    (name) => was !== became || !sameValue(old?.[name], now?.[name]),
  );
  const pick = (values: FieldValues | undefined): FieldValues =>
    Object.fromEntries(
      names.flatMap((name) => (values && name in values ? [[name, values[name]]] : [])),
    );
  return [
    { state: was, values: pick(old) },
    { state: became, values: pick(now) },
  ];
}

function stateOf(record: AnyRecord | null): StepSide['state'] {
  if (record === null) return 'absent';
  return record.deletedAt === null ? 'live' : 'deleted';
}
