import { addEdits } from './add-edits.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { asStep } from './as-step.ts';
import { groundOf, namesFor } from './step-ground.ts';
import { steppingEdits } from './stepping-edits.ts';
import type { StepResult } from './take-step.ts';
import type { StepSide } from '../store/steps.ts';
import type { Store } from '../store/store.ts';
import type { PutBack } from '#desktop/ipc/replica-calls.ts';
import type { StepTaken } from '#desktop/ipc/replica-views.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import { recordDefinitions } from '#shared/records/records.ts';

/**
 * Takes one change of a record back as undoing would: by ordinary edits on the record as it is now, in one step that can
 * itself be undone. A field that somebody changed since is left as it is, and named in the answer. Errors: those of
 * `addEdit`.
 */
export function putBack(store: Store, change: PutBack, at: string): StepResult {
  const { kind, id, action } = change;
  const [from, to] = sides(change);
  const ground = groundOf(store, id);
  const { edits, fields, left, unverified } = steppingEdits({ kind, id }, from, to, ground);
  const step: StepTaken = {
    kind,
    ...namesFor(store, { kind, id, was: to, became: from }, ground.now),
    change: changes[action],
    done: edits.length > 0,
    fields,
    left,
    unverified,
    message: null,
    others: 0,
    othersLeft: 0,
  };
  if (edits.length === 0) return { ok: true, step, ids: [] };
  return allOrNothing(store, (): StepResult => {
    const done = asStep(
      store,
      [{ record: { kind, id }, work: () => addEdits(store, id, edits, at) }],
      at,
    );
    return done.ok ? { ok: true, step, ids: done.ids } : done;
  });
}

const changes = { update: 'changed', delete: 'deleted', restore: 'restored' } as const;

function sides({ kind, action, before, after }: PutBack): [from: StepSide, to: StepSide] {
  const live = (values: FieldValues): StepSide => ({ state: 'live', values });
  const gone: StepSide = { state: 'deleted', values: {} };
  switch (action) {
    case 'update': {
      // What only a newer server knows cannot be written here.
      const known = Object.keys(after).filter(
        (name) => name in before && name in recordDefinitions[kind].fields.shape,
      );
      const pick = (values: FieldValues): FieldValues =>
        Object.fromEntries(known.map((name) => [name, values[name]]));
      return [live(pick(after)), live(pick(before))];
    }
    case 'delete':
      return [gone, live({})];
    case 'restore':
      return [live({}), gone];
    default:
      return assertNever(action);
  }
}
