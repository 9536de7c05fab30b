import { addEdits } from './add-edits.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { steppingEdits, type Stepping, type SteppingGround } from './stepping-edits.ts';
import { labelOf } from '../reads/label-of.ts';
import { namesOf } from '../reads/views.ts';
import { baseOf } from '../store/base-rows.ts';
import { readMeta } from '../store/meta.ts';
import { outboxOf } from '../store/outbox.ts';
import { overlay } from '../store/project.ts';
import { forgetStep, nextStep, turnStep, type Step, type StepSide } from '../store/steps.ts';
import type { Store } from '../store/store.ts';
import type { StepTaken } from '#desktop/ipc/replica-views.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** What became of undoing or redoing: null where there was nothing; with the ids of the records that look different now. */
export type StepResult =
  | { readonly ok: true; readonly step: StepTaken | null; readonly ids: readonly string[] }
  | { readonly ok: false; readonly error: DeskError };

/**
 * Undoes the latest step or redoes the one undone last, as ordinary edits on the record as it is now. A step that
 * changes nothing any more is passed over; one that cannot be done is forgotten, with the reason in the answer.
 * Errors: those that are about the editor or the machine and not about the step, such as `FORBIDDEN`.
 */
export function takeStep(store: Store, way: 'undo' | 'redo', at: string): StepResult {
  // Ends because each round but the last takes one of finitely many steps off its pile.
  for (;;) {
    const step = nextStep(store, way);
    if (step === undefined) return { ok: true, step: null, ids: [] };
    const result = attempt(store, way, step, at);
    if (result !== null) return result;
  }
}

function attempt(store: Store, way: 'undo' | 'redo', step: Step, at: string): StepResult | null {
  const [from, to] = way === 'undo' ? [step.became, step.was] : [step.was, step.became];
  const ground = groundOf(store, step.id);
  const stepping = steppingEdits(step, from, to, ground);
  const { edits, left, unverified } = stepping;
  const taken = (message: string | null): StepTaken => ({
    kind: step.kind,
    ...namesFor(store, step, seen(store, step.id) ?? ground.now),
    change: changeOf(step),
    done: edits.length > 0 && message === null,
    fields: stepping.fields,
    left,
    unverified,
    message,
  });
  if (edits.length === 0) {
    if (left.length === 0 && !unverified) {
      turnStep(store, way, step);
      return null;
    }
    forgetStep(store, step.number);
    return { ok: true, step: taken(null), ids: [] };
  }
  const done = allOrNothing(store, () => {
    const added = addEdits(store, step.id, edits, at);
    if (added.ok) turnStep(store, way, withoutLeft(step, stepping));
    return added;
  });
  if (!done.ok) {
    if (done.error.code === errorCodes.forbidden) return done;
    forgetStep(store, step.number);
    return { ok: true, step: taken(done.error.message), ids: [] };
  }
  return { ok: true, step: taken(null), ids: done.ids };
}

function seen(store: Store, id: string): AnyRecord | null {
  return overlay(baseOf(store, id), outboxOf(store, id));
}

function groundOf(store: Store, id: string): SteppingGround {
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

// What was left is no part of the step any more: doing it again would take somebody else's value away.
function withoutLeft(step: Step, { left, unverified }: Stepping): Step {
  const names = new Set(unverified ? [...left, 'status', 'verifiedBy', 'verifiedAt'] : left);
  const without = ({ state, values }: StepSide): StepSide => ({
    state,
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name))),
  });
  return { ...step, was: without(step.was), became: without(step.became) };
}

function changeOf({ was, became }: Step): StepTaken['change'] {
  if (was.state === 'absent') return 'created';
  if (was.state === became.state) return 'changed';
  return became.state === 'live' ? 'restored' : 'deleted';
}

function namesFor(
  store: Store,
  step: Step,
  record: AnyRecord | null,
): Pick<StepTaken, 'id' | 'label' | 'speakers'> {
  const { id, kind } = step;
  const values: FieldValues = { ...step.was.values, ...step.became.values, ...record?.fields };
  const name = values['headline'] ?? values['reportedText'] ?? values['name'];
  const label = record === null && typeof name === 'string' ? name : labelOf(record, { kind, id });
  if (record?.kind !== 'quote') return { id, label, speakers: [] };
  const ids = record.fields.attributions
    .filter(({ part }) => part === 'speaker')
    .map(({ actorId }) => actorId);
  return { id, label, speakers: Object.values(namesOf(store, 'actor', ids)) };
}
