import { z } from 'zod';
import { baseOf } from './base-rows.ts';
import { isInConflict } from './conflicts.ts';
import { columnsOf, type Columns } from './columns.ts';
import { mergesInto, outboxOf, type OutboxRow } from './outbox.ts';
import { writeChildren } from './children.ts';
import { writeSearchTerms } from './search-terms.ts';
import type { Store } from './store.ts';
import { applyEdit } from '#shared/edits/apply-edit.ts';
import { withNamesOf } from '#shared/edits/merge-names.ts';
import { recordKinds, type AnyRecord } from '#shared/records/records.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';
import { instantKey } from './keys.ts';

const numberRow = z.object({ number: z.number() });

/**
 * Lays the outbox over the server's row of one record and writes the result where lists, searches and details read
 * it. To be called in the transaction that changed either of the two.
 */
export function project(store: Store, id: string): void {
  const base = baseOf(store, id);
  const waiting = outboxOf(store, id);
  const record = withNamesTaken(store, overlay(base, waiting));
  if (record === null) {
    removeProjection(store, id);
    return;
  }
  const sync = isInConflict(store, id) ? 'conflict' : syncOf(waiting);
  const number = upsert(store, record.kind, columnsOfView(record, base?.revision ?? 1, sync));
  writeChildren(store, number, record);
  writeSearchTerms(store, number, record);
}

/**
 * The same for a record of the server that no work waits on, without reading again what is known; `isNew` says that
 * nothing of it was here before.
 */
export function projectBase(store: Store, record: AnyRecord, isNew: boolean): void {
  const columns = columnsOfView(record, record.revision, 'saved');
  const number = isNew ? insert(store, record.kind, columns) : upsert(store, record.kind, columns);
  writeChildren(store, number, record, isNew);
  writeSearchTerms(store, number, record, isNew);
}

function columnsOfView(
  record: AnyRecord,
  baseRevision: number,
  sync: RecordView<'quote'>['sync'],
): Columns {
  return {
    id: record.id,
    json: JSON.stringify(record),
    base_revision: baseRevision,
    sync,
    created_key: instantKey(record.createdAt),
    updated_key: instantKey(record.updatedAt),
    deleted_at: record.deletedAt,
    ...columnsOf(record),
  };
}

// The actors that wait to be merged into this one are found by its names from the moment that an editor said so.
function withNamesTaken(store: Store, record: AnyRecord | null): AnyRecord | null {
  if (record?.kind !== 'actor' || record.deletedAt !== null) return record;
  const fields = mergesInto(store, record.id)
    .filter(isEffective)
    .reduce((named, { edit }) => {
      const other = overlay(baseOf(store, edit.id), outboxOf(store, edit.id));
      const isMerged = other?.kind === 'actor' && other.fields.mergedInto === record.id;
      return isMerged ? withNamesOf(named, other.fields) : named;
    }, record.fields);
  return { ...record, fields };
}

/** The record as its editor sees it. An edit of it as a whole that was refused did not happen; a refused text stays in sight. */
export function overlay(base: AnyRecord | null, waiting: readonly OutboxRow[]): AnyRecord | null {
  return waiting.reduce<AnyRecord | null>((record, row) => {
    if (!isEffective(row)) return record;
    return applyEdit(record, row.edit, { at: row.savedAt, by: row.accountId });
  }, base);
}

function isEffective({ edit, state }: OutboxRow): boolean {
  return state !== 'rejected' || edit.action === 'create' || edit.action === 'update';
}

function syncOf(waiting: readonly OutboxRow[]): RecordView<'quote'>['sync'] {
  if (waiting.length === 0) return 'saved';
  return waiting.some(({ state }) => state !== 'queued' && state !== 'sending')
    ? 'failed'
    : 'waiting';
}

function insert(store: Store, table: AnyRecord['kind'], columns: Columns): number {
  const names = Object.keys(columns);
  return store.insert(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    Object.values(columns),
  );
}

function upsert(store: Store, table: AnyRecord['kind'], columns: Columns): number {
  const names = Object.keys(columns);
  const [row] = store.all(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
     RETURNING number`,
    Object.values(columns),
    numberRow,
  );
  if (row === undefined) throw new Error(`SQLite answered no number for a row of ${table}`);
  return row.number;
}

function removeProjection(store: Store, id: string): void {
  for (const kind of recordKinds) {
    const row = store.first(`DELETE FROM ${kind} WHERE id = ? RETURNING number`, [id], numberRow);
    if (row === undefined) continue;
    writeChildren(store, row.number, { kind, gone: true });
    writeSearchTerms(store, row.number, { kind, gone: true });
  }
}
