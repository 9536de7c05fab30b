import { z } from 'zod';
import { among } from './among.ts';
import { editSchema, jsonSchema, valuesSchema, type OutboxRow } from './outbox.ts';
import type { SqlValue, Store } from './store.ts';
import { conflictReasons, type ConflictReason, type FieldConflict } from '#shared/edits/outcome.ts';

/** An edit that the server refused because somebody else changed the same, until an editor resolves it. */
export interface ConflictRow extends Pick<
  OutboxRow,
  'edit' | 'before' | 'accountId' | 'savedAt' | 'sequence'
> {
  /** Names the conflict; never given twice. */
  readonly number: number;
  readonly reason: ConflictReason;
  /** The fields in conflict, with their values when the server refused the edit. */
  readonly fields: readonly FieldConflict[];
}

const idRow = z.object({ id: z.string() });
const fieldsSchema = jsonSchema(
  z.array(
    z.object({ field: z.string(), base: z.unknown(), mine: z.unknown(), theirs: z.unknown() }),
  ),
);

const conflictRow: z.ZodType<ConflictRow> = z
  .object({
    number: z.number(),
    edit: editSchema,
    reason: z.enum(conflictReasons),
    fields: fieldsSchema,
    before: valuesSchema,
    account_id: z.string().nullable(),
    saved_at: z.string(),
    sequence: z.number(),
  })
  .transform(({ account_id: accountId, saved_at: savedAt, ...row }) => ({
    ...row,
    accountId,
    savedAt,
  }));

/** The unresolved conflicts, oldest first; `where` is SQL on the columns of `conflict`. */
export function conflictRows(
  store: Store,
  where = 'TRUE',
  values: readonly SqlValue[] = [],
): ConflictRow[] {
  return store.all(`SELECT * FROM conflict WHERE ${where} ORDER BY number`, values, conflictRow);
}

/** Which of some records have a conflict that nobody has resolved. */
export function inConflict(store: Store, ids: readonly string[]): ReadonlySet<string> {
  const { sql, values } = among('record_id', ids);
  const rows = store.all(`SELECT record_id AS id FROM conflict WHERE ${sql}`, values, idRow);
  return new Set(rows.map(({ id }) => id));
}

/** Keeps an edit that was sent and refused, with the server's reason. */
export function addConflict(
  store: Store,
  row: OutboxRow,
  reason: ConflictReason,
  fields: readonly FieldConflict[],
): void {
  store.run(
    `INSERT INTO conflict (record_id, kind, edit, reason, fields, before, account_id, saved_at, sequence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.edit.id,
      row.edit.kind,
      JSON.stringify(row.edit),
      reason,
      JSON.stringify(fields),
      row.before === null ? null : JSON.stringify(row.before),
      row.accountId,
      row.savedAt,
      row.sequence,
    ],
  );
}

/** Forgets a conflict that was resolved. */
export function removeConflict(store: Store, number: number): void {
  store.run('DELETE FROM conflict WHERE number = ?', [number]);
}
