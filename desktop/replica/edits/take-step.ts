import { addEdits } from './add-edits.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { groundOf, namesFor, seen } from './step-ground.ts';
import { steppingEdits, type Stepping } from './stepping-edits.ts';
import {
  forgetPart,
  nextStep,
  turnPart,
  type Step,
  type StepPart,
  type StepSide,
} from '../store/steps.ts';
import type { Store } from '../store/store.ts';
import type { StepTaken } from '#desktop/ipc/replica-views.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';

/** What became of undoing or redoing: null where there was nothing; with the ids of the records that look different now. */
export type StepResult =
  | { readonly ok: true; readonly step: StepTaken | null; readonly ids: readonly string[] }
  | { readonly ok: false; readonly error: DeskError };

/**
 * Undoes the latest step or redoes the one undone last, as ordinary edits on the records as they are now, in one
 * transaction. A step that changes nothing any more is passed over; a part of one that cannot be done is forgotten, with
 * the reason in the answer. Errors: those that are about the editor or the machine and not about the step, such as
 * `FORBIDDEN`.
 */
export function takeStep(store: Store, way: 'undo' | 'redo', at: string): StepResult {
  // Ends because each round but the last takes one of finitely many steps off its pile.
  for (;;) {
    const step = nextStep(store, way);
    if (step === undefined) return { ok: true, step: null, ids: [] };
    const result = allOrNothing(store, () => attempt(store, way, step, at));
    if (!result.ok || result.step !== null) return result;
  }
}

// What a saving made for another record to name goes last when it is undone.
function attempt(store: Store, way: 'undo' | 'redo', step: Step, at: string): StepResult {
  const taken: StepPartTaken[] = [];
  const ids = new Set<string>();
  for (const part of way === 'undo' ? [...step].reverse() : step) {
    const result = attemptPart(store, way, part, at);
    if (result === null) continue;
    if (!result.ok) return result;
    taken.push(result.step);
    for (const id of result.ids) ids.add(id);
  }
  return { ok: true, step: together(way, taken), ids: [...ids] };
}

type StepPartTaken = Omit<StepTaken, 'others' | 'othersLeft'>;
type PartResult =
  | { readonly ok: true; readonly step: StepPartTaken; readonly ids: readonly string[] }
  | { readonly ok: false; readonly error: DeskError };

// A saving is told of by the last record in it, which the others were made for, as an actor is for its quote.
function together(way: 'undo' | 'redo', taken: readonly StepPartTaken[]): StepTaken | null {
  const parts = way === 'undo' ? taken : [...taken].reverse();
  const main = parts.find(({ done }) => done) ?? parts[0];
  if (main === undefined) return null;
  const recordsOf = (which: readonly StepPartTaken[]): Set<string> =>
    new Set(which.map(({ id }) => id));
  const [all, done] = [recordsOf(parts), recordsOf(parts.filter((part) => part.done))];
  const fields = parts.flatMap((part) => (part.id === main.id ? part.fields : []));
  const others = Math.max(0, done.size - 1);
  return { ...main, fields: [...new Set(fields)], others, othersLeft: all.size - 1 - others };
}

function attemptPart(
  store: Store,
  way: 'undo' | 'redo',
  part: StepPart,
  at: string,
): PartResult | null {
  const [from, to] = way === 'undo' ? [part.became, part.was] : [part.was, part.became];
  const ground = groundOf(store, part.id);
  const stepping = steppingEdits(part, from, to, ground);
  const { edits, left, unverified } = stepping;
  const taken = (message: string | null): StepPartTaken => ({
    kind: part.kind,
    ...namesFor(store, part, seen(store, part.id) ?? ground.now),
    change: changeOf(part),
    done: edits.length > 0 && message === null,
    fields: stepping.fields,
    left,
    unverified,
    message,
  });
  if (edits.length === 0) {
    if (left.length === 0 && !unverified) {
      turnPart(store, way, part);
      return null;
    }
    forgetPart(store, part.number);
    return { ok: true, step: taken(null), ids: [] };
  }
  const done = allOrNothing(store, () => {
    const added = addEdits(store, part.id, edits, at);
    if (added.ok) turnPart(store, way, withoutLeft(part, stepping));
    return added;
  });
  if (!done.ok) {
    if (done.error.code === errorCodes.forbidden) return done;
    forgetPart(store, part.number);
    return { ok: true, step: taken(done.error.message), ids: [] };
  }
  return { ok: true, step: taken(null), ids: done.ids };
}

// What was left is no part of the step any more: doing it again would take somebody else's value away.
function withoutLeft(part: StepPart, { left, unverified }: Stepping): StepPart {
  const names = new Set(unverified ? [...left, 'status', 'verifiedBy', 'verifiedAt'] : left);
  const without = ({ state, values }: StepSide): StepSide => ({
    state,
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name))),
  });
  return { ...part, was: without(part.was), became: without(part.became) };
}

function changeOf({ was, became }: StepPart): StepTaken['change'] {
  if (was.state === 'absent') return 'created';
  if ('mergedInto' in became.values && was.state === became.state) {
    return became.values['mergedInto'] === null ? 'unmerged' : 'merged';
  }
  if (was.state === became.state) return 'changed';
  return became.state === 'live' ? 'restored' : 'deleted';
}
