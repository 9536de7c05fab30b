import { addEdit, type OutboxChange } from './add-edit.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { asStep, type StepWork } from './as-step.ts';
import type { Store } from '../store/store.ts';
import { parseAnyEdit } from '#shared/edits/parse-edit.ts';

/**
 * Puts an edit from a window into the outbox and lays it over its record, as one step that can be undone; on the disk
 * when this answers. `at` is the UTC instant of saving. Errors: those of `addEdit`.
 */
export function saveEdit(store: Store, input: unknown, at: string): OutboxChange {
  const parsed = parseAnyEdit(input);
  if (!parsed.ok) return parsed;
  const { edit } = parsed;
  return asStep(store, [{ record: edit, work: () => addEdit(store, edit, at) }], at);
}

/**
 * The same for several edits, which may build on each other in their order: all of them or none, in one transaction and
 * one step that is undone as one. Errors: those of `addEdit`, with the place of the edit at the head of the path.
 */
export function saveEdits(store: Store, inputs: readonly unknown[], at: string): OutboxChange {
  const changes: StepWork[] = [];
  for (const [index, input] of inputs.entries()) {
    const parsed = parseAnyEdit(input);
    if (!parsed.ok) return inPlace(index, parsed);
    const { edit } = parsed;
    changes.push({ record: edit, work: () => inPlace(index, addEdit(store, edit, at)) });
  }
  return allOrNothing(store, () => asStep(store, changes, at));
}

function inPlace(index: number, done: OutboxChange): OutboxChange {
  if (done.ok) return done;
  const { error } = done;
  return { ok: false, error: { ...error, path: [String(index), ...error.path] } };
}
