import type { OutboxChange } from './add-edit.ts';
import { baseOf } from '../store/base-rows.ts';
import { outboxOf } from '../store/outbox.ts';
import { overlay } from '../store/project.ts';
import { addStep, type StepPart, type StepSide } from '../store/steps.ts';
import type { Store } from '../store/store.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import { touchesVerified } from '#shared/edits/verification.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** One change of a record within a saving. */
export interface StepWork {
  readonly record: Pick<AnyEdit, 'kind' | 'id'>;
  readonly work: () => OutboxChange;
}

/**
 * Does one saving, up to the first change that is refused, and remembers how its editor saw each record before and after
 * its change, for undoing all of it in one step. Answers the ids of the records that look different now.
 */
export function asStep(store: Store, changes: readonly StepWork[], at: string): OutboxChange {
  return store.write(() => {
    const parts: Omit<StepPart, 'number'>[] = [];
    const ids = new Set<string>();
    const first = new Map<string, AnyRecord | null>();
    for (const { record, work } of changes) {
      const { kind, id } = record;
      const before = seen(store, id);
      if (!first.has(id)) first.set(id, before);
      const done = work();
      if (!done.ok) return done;
      for (const changed of done.ids) ids.add(changed);
      const [was, became] = sides(before, seen(store, id));
      if (differ(was, became)) parts.push({ kind, id, was, became });
    }
    // Changes of a saving may also come to nothing together.
    const changed = [...first].some(([id, before]) => differ(...sides(before, seen(store, id))));
    if (changed) addStep(store, parts, at);
    return { ok: true, ids: [...ids] };
  });
}

function seen(store: Store, id: string): AnyRecord | null {
  return overlay(baseOf(store, id), outboxOf(store, id));
}

function sides(before: AnyRecord | null, after: AnyRecord | null): [StepSide, StepSide] {
  const [was, became] = [stateOf(before), stateOf(after)];
  const [old, now]: FieldValues[] = [{ ...before?.fields }, { ...after?.fields }];
  const changed = Object.keys({ ...old, ...now }).filter(
    (name) => was !== became || !sameValue(old?.[name], now?.[name]),
  );
  const names = [...changed, ...renewed(changed, old, now)];
  const pick = (values: FieldValues | undefined): FieldValues =>
    Object.fromEntries(
      names.flatMap((name) => (values && name in values ? [[name, values[name]]] : [])),
    );
  return [
    { state: was, values: pick(old) },
    { state: became, values: pick(now) },
  ];
}

// That a verification was renewed is remembered also where that took less than the clock can tell.
function renewed(
  changed: readonly string[],
  old: FieldValues = {},
  now: FieldValues = {},
): readonly string[] {
  const verified = [old, now].every(({ status }) => status === 'verified');
  const touched = touchesVerified(Object.fromEntries(changed.map((name) => [name, true])));
  return verified && touched && !changed.includes('verifiedAt') ? ['verifiedAt'] : [];
}

function differ(was: StepSide, became: StepSide): boolean {
  return was.state !== became.state || Object.keys(became.values).length > 0;
}

function stateOf(record: AnyRecord | null): StepSide['state'] {
  if (record === null) return 'absent';
  return record.deletedAt === null ? 'live' : 'deleted';
}
