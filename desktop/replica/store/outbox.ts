import { z } from 'zod';
import { among } from './among.ts';
import type { SqlValue, Store } from './store.ts';
import type { OutboxEntry } from '#desktop/ipc/replica-views.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';
import { parseAnyEdit } from '#shared/edits/parse-edit.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';

/** An edit that the server has not accepted yet. */
export interface OutboxRow extends Omit<OutboxEntry, 'label'> {
  /** The changed fields as they were at the base revision; null where that is not known. */
  readonly before: FieldValues | null;
  /** Who saved it; null when nobody had signed in. */
  readonly accountId: string | null;
}

const errorSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  path: z.array(z.string()),
});

/** Parses what is stored as the text of JSON. */
export const jsonSchema = <Value>(schema: z.ZodType<Value>) =>
  z.string().transform((text) => schema.parse(JSON.parse(text)));

/** Parses stored field values by name; null where there are none. */
export const valuesSchema = jsonSchema(z.record(z.string(), z.unknown())).nullable();

/** Parses an edit that is stored as the text of JSON. */
export const editSchema = z.string().transform((text): AnyEdit => {
  // It was parsed when it was saved; only an import sets what is not an editor's.
  const parsed = parseAnyEdit(JSON.parse(text), { allowServerOnly: true });
  if (!parsed.ok) throw new Error(`What is stored as an edit is none: ${parsed.error.message}`);
  return parsed.edit;
});

const outboxRow: z.ZodType<OutboxRow> = z
  .object({
    sequence: z.number(),
    edit: editSchema,
    state: z.enum(['queued', 'sending', 'rejected', 'held']),
    before: valuesSchema,
    error: jsonSchema(errorSchema).nullable(),
    account_id: z.string().nullable(),
    saved_at: z.string(),
  })
  .transform(({ account_id: accountId, saved_at: savedAt, ...row }) => ({
    ...row,
    accountId,
    savedAt,
  }));

/** The edits in the order in which they were saved; `where` is SQL on the columns of `outbox`. */
export function outboxRows(
  store: Store,
  where = 'TRUE',
  values: readonly SqlValue[] = [],
): OutboxRow[] {
  return store.all(`SELECT * FROM outbox WHERE ${where} ORDER BY sequence`, values, outboxRow);
}

/** The edits of one record, in the order in which they were saved. */
export function outboxOf(store: Store, id: string): OutboxRow[] {
  return outboxRows(store, 'record_id = ?', [id]);
}

/** The edits that wait to merge other actors into one, in the order in which they were saved. */
export function mergesInto(store: Store, id: string): OutboxRow[] {
  return outboxRows(store, 'into_id = ?', [id]);
}

/** The edits of several records, by their ids. */
export function outboxOfAll(
  store: Store,
  ids: readonly string[],
): ReadonlyMap<string, readonly OutboxRow[]> {
  const { sql, values } = among('record_id', ids);
  const rows = new Map<string, OutboxRow[]>();
  for (const row of outboxRows(store, sql, values)) {
    const others = rows.get(row.edit.id);
    if (others === undefined) rows.set(row.edit.id, [row]);
    else others.push(row);
  }
  return rows;
}

/** One edit by its sequence. */
export function outboxEntry(store: Store, sequence: number): OutboxRow | undefined {
  return outboxRows(store, 'sequence = ?', [sequence])[0];
}

/** Adds an edit at the end. */
export function addToOutbox(store: Store, row: Omit<OutboxRow, 'sequence'>): void {
  store.run(
    `INSERT INTO outbox (record_id, into_id, edit, state, before, error, account_id, saved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.edit.id,
      row.edit.action === 'merge' ? row.edit.into : null,
      JSON.stringify(row.edit),
      row.state,
      textOf(row.before),
      textOf(row.error),
      row.accountId,
      row.savedAt,
    ],
  );
}

/** Writes an edit's row again under its sequence. */
export function rewriteInOutbox(store: Store, row: OutboxRow): void {
  store.run(
    `UPDATE outbox SET edit = ?, state = ?, before = ?, error = ?, saved_at = ? WHERE sequence = ?`,
    [
      JSON.stringify(row.edit),
      row.state,
      textOf(row.before),
      textOf(row.error),
      row.savedAt,
      row.sequence,
    ],
  );
}

/** Takes an edit out. */
export function removeFromOutbox(store: Store, sequence: number): void {
  store.run('DELETE FROM outbox WHERE sequence = ?', [sequence]);
}

function textOf(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
