import { z } from 'zod';
import { jsonSchema } from './outbox.ts';
import type { Store } from './store.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import { recordKindSchema, type RecordKind } from '#shared/records/records.ts';

/** One side of a step: whether the record was there, and the values that the step changed. */
export interface StepSide {
  readonly state: 'absent' | 'live' | 'deleted';
  /** All fields where the two sides differ in `state`, else those that changed; the server's own fields too. */
  readonly values: FieldValues;
}

/** What one saving did to a record, as its editor saw it before and after. */
export interface Step {
  readonly number: number;
  readonly kind: RecordKind;
  readonly id: string;
  readonly was: StepSide;
  readonly became: StepSide;
}

const numberRow = z.object({ number: z.number() });

// As many as an editor makes in a day or two; nobody finds their way further back step by step.
const mostSteps = 200;

const sideSchema = jsonSchema(
  z.object({
    state: z.enum(['absent', 'live', 'deleted']),
    values: z.record(z.string(), z.unknown()),
  }),
);
const stepRow: z.ZodType<Step> = z
  .object({
    number: z.number(),
    kind: recordKindSchema,
    record_id: z.string(),
    was: sideSchema,
    became: sideSchema,
  })
  .transform(({ record_id: id, ...row }) => ({ ...row, id }));

/** Remembers a step; what was undone before it can be redone no more. */
export function addStep(store: Store, step: Omit<Step, 'number'>, at: string): void {
  store.run('DELETE FROM undo WHERE undone = 1', []);
  store.run('INSERT INTO undo (record_id, kind, was, became, saved_at) VALUES (?, ?, ?, ?, ?)', [
    step.id,
    step.kind,
    JSON.stringify(step.was),
    JSON.stringify(step.became),
    at,
  ]);
  store.run(
    `DELETE FROM undo WHERE number <= (
       SELECT number FROM undo ORDER BY number DESC LIMIT 1 OFFSET ${mostSteps})`,
    [],
  );
}

/** The step to undo next: the latest that stands; or to redo next: the earliest that was undone. */
export function nextStep(store: Store, way: 'undo' | 'redo'): Step | undefined {
  const which = way === 'undo' ? 'undone = 0 ORDER BY number DESC' : 'undone = 1 ORDER BY number';
  const next = store.first(`SELECT number FROM undo WHERE ${which} LIMIT 1`, [], numberRow);
  if (next === undefined) return undefined;
  try {
    return store.first('SELECT * FROM undo WHERE number = ?', [next.number], stepRow);
  } catch (error) {
    if (!(error instanceof z.ZodError || error instanceof SyntaxError)) throw error;
    // A step of a mended file that cannot be read is one that cannot be undone. Ends because there is one less.
    forgetStep(store, next.number);
    return nextStep(store, way);
  }
}

/** Marks a step as undone or redone, with the values that this was done to. */
export function turnStep(store: Store, way: 'undo' | 'redo', step: Step): void {
  store.run('UPDATE undo SET undone = ?, was = ?, became = ? WHERE number = ?', [
    way === 'undo' ? 1 : 0,
    JSON.stringify(step.was),
    JSON.stringify(step.became),
    step.number,
  ]);
}

/** Forgets a step that cannot be done. */
export function forgetStep(store: Store, number: number): void {
  store.run('DELETE FROM undo WHERE number = ?', [number]);
}
