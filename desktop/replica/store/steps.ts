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
export interface StepPart {
  readonly number: number;
  readonly kind: RecordKind;
  readonly id: string;
  readonly was: StepSide;
  readonly became: StepSide;
}

/** What one saving did, record by record in the order in which they were saved; never empty. */
export type Step = readonly StepPart[];

const savingRow = z.object({ saving: z.number() });
const latestRow = z.object({ saving: z.number().nullable() });
const numberRow = z.object({ number: z.number() });

// As many as an editor makes in a day or two; nobody finds their way further back step by step.
const mostSteps = 200;

const sideSchema = jsonSchema(
  z.object({
    state: z.enum(['absent', 'live', 'deleted']),
    values: z.record(z.string(), z.unknown()),
  }),
);
const partRow: z.ZodType<StepPart> = z
  .object({
    number: z.number(),
    kind: recordKindSchema,
    record_id: z.string(),
    was: sideSchema,
    became: sideSchema,
  })
  .transform(({ record_id: id, ...row }) => ({ ...row, id }));

/** Remembers a step; what was undone before it can be redone no more. */
export function addStep(
  store: Store,
  parts: readonly Omit<StepPart, 'number'>[],
  at: string,
): void {
  store.run('DELETE FROM undo WHERE undone = 1', []);
  let saving: number | undefined;
  for (const { id, kind, was, became } of parts) {
    const number = store.insert(
      'INSERT INTO undo (record_id, kind, was, became, saved_at) VALUES (?, ?, ?, ?, ?)',
      [id, kind, JSON.stringify(was), JSON.stringify(became), at],
    );
    saving ??= number;
    store.run('UPDATE undo SET saving = ? WHERE number = ?', [saving, number]);
  }
  // By itself: as a part of the DELETE, this SQLite answers the query wrongly and deletes all.
  const oldest = store.first(
    `SELECT DISTINCT saving FROM undo ORDER BY saving DESC LIMIT 1 OFFSET ${mostSteps}`,
    [],
    savingRow,
  );
  if (oldest !== undefined) store.run('DELETE FROM undo WHERE saving <= ?', [oldest.saving]);
}

/** The number of the saving that would be undone next; null where there is none. */
export function latestSaving(store: Store): number | null {
  const row = store.first('SELECT max(saving) AS saving FROM undo WHERE undone = 0', [], latestRow);
  return row?.saving ?? null;
}

/** Makes a saving a part of the one before it, so that both are undone as one. */
export function joinSaving(store: Store, saving: number, before: number): void {
  store.run('UPDATE undo SET saving = ? WHERE saving = ?', [before, saving]);
}

/** The step to undo next: the latest that stands; or to redo next: the earliest that was undone. */
export function nextStep(store: Store, way: 'undo' | 'redo'): Step | undefined {
  const which = way === 'undo' ? 'undone = 0 ORDER BY saving DESC' : 'undone = 1 ORDER BY saving';
  // Ends because each round but the last forgets what cannot be read.
  for (;;) {
    const next = store.first(`SELECT saving FROM undo WHERE ${which} LIMIT 1`, [], savingRow);
    if (next === undefined) return undefined;
    const undone = way === 'undo' ? 0 : 1;
    const numbers = store.all(
      'SELECT number FROM undo WHERE saving = ? AND undone = ? ORDER BY number',
      [next.saving, undone],
      numberRow,
    );
    const parts = numbers.flatMap(({ number }) => readPart(store, number) ?? []);
    if (parts.length > 0) return parts;
  }
}

function readPart(store: Store, number: number): StepPart | undefined {
  try {
    return store.first('SELECT * FROM undo WHERE number = ?', [number], partRow);
  } catch (error) {
    if (!(error instanceof z.ZodError || error instanceof SyntaxError)) throw error;
    // A step of a mended file that cannot be read is one that cannot be undone.
    forgetPart(store, number);
    return undefined;
  }
}

/** Marks a part of a step as undone or redone, with the values that this was done to. */
export function turnPart(store: Store, way: 'undo' | 'redo', part: StepPart): void {
  store.run('UPDATE undo SET undone = ?, was = ?, became = ? WHERE number = ?', [
    way === 'undo' ? 1 : 0,
    JSON.stringify(part.was),
    JSON.stringify(part.became),
    part.number,
  ]);
}

/** Forgets a part of a step that cannot be done. */
export function forgetPart(store: Store, number: number): void {
  store.run('DELETE FROM undo WHERE number = ?', [number]);
}
