import { z } from 'zod';
import { among } from './among.ts';
import { baseOf, basesOf } from './base-rows.ts';
import { removeChildren, writeChildren } from './children.ts';
import { columnsOf, type Columns } from './columns.ts';
import { inConflict } from './conflicts.ts';
import { instantKey } from './keys.ts';
import { mergesInto, outboxOf, outboxOfAll, type OutboxRow } from './outbox.ts';
import { removeSearchTerms, writeSearchTerms } from './search-terms.ts';
import type { Store } from './store.ts';
import { applyEdit } from '#shared/edits/apply-edit.ts';
import { withNamesOf } from '#shared/edits/merge-names.ts';
import { recordKinds, type AnyRecord, type RecordKind } from '#shared/records/records.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';

/** A record with the number of its row in its kind's table. */
export interface Numbered {
  readonly number: number;
  readonly record: AnyRecord;
}

/** A record as its editor sees it, and how far it is saved. */
interface Seen {
  readonly record: AnyRecord;
  readonly sync: RecordView<RecordKind>['sync'];
}

const numberRow = z.object({ number: z.number() });
const idNumberRow = z.object({ id: z.string(), number: z.number() });
const batch = 500;

/**
 * Lays the outbox over the server's rows of some records and writes what lists and searches look into. To be called in
 * the transaction that changed either of the two.
 */
export function project(store: Store, ids: readonly string[]): void {
  for (let at = 0; at < ids.length; at += batch) projectSome(store, ids.slice(at, at + batch));
}

function projectSome(store: Store, ids: readonly string[]): void {
  const bases = basesOf(store, ids);
  const waiting = outboxOfAll(store, ids);
  const conflicts = inConflict(store, ids);
  const seen: Seen[] = [];
  for (const id of new Set(ids)) {
    const rows = waiting.get(id) ?? [];
    const record = asSeen(store, bases.get(id) ?? null, rows);
    if (record === null) removeProjection(store, id);
    else seen.push({ record, sync: conflicts.has(id) ? 'conflict' : syncOf(rows) });
  }
  write(store, seen, upsert);
}

/** The same for records of the server that no work waits on, without reading again what is known. */
export function projectBase(
  store: Store,
  {
    added,
    renewed,
  }: { readonly added: readonly AnyRecord[]; readonly renewed: readonly AnyRecord[] },
): void {
  const saved = (record: AnyRecord): Seen => ({ record, sync: 'saved' });
  write(store, added.map(saved), insert);
  write(store, renewed.map(saved), upsert);
}

/**
 * The record as its editor sees it, with what waits on other records: the actors that wait to be merged into this one
 * are found by its names from the moment that an editor said so.
 */
export function asSeen(
  store: Store,
  base: AnyRecord | null,
  waiting: readonly OutboxRow[],
): AnyRecord | null {
  const record = overlay(base, waiting);
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

function syncOf(waiting: readonly OutboxRow[]): Seen['sync'] {
  if (waiting.length === 0) return 'saved';
  return waiting.some(({ state }) => state !== 'queued' && state !== 'sending')
    ? 'failed'
    : 'waiting';
}

/** Writes the rows of some records of a kind, and answers their numbers in the same order. */
type WriteRows = (store: Store, kind: RecordKind, rows: readonly Columns[]) => readonly number[];

function write(store: Store, seen: readonly Seen[], rowsInto: WriteRows): void {
  for (const kind of recordKinds) {
    const some = seen.filter(({ record }) => record.kind === kind);
    if (some.length === 0) continue;
    const numbers = rowsInto(store, kind, some.map(columnsOfSeen));
    if (rowsInto !== insert) removeParts(store, kind, numbers);
    const numbered = some.flatMap(({ record }, index): Numbered[] => {
      const number = numbers[index];
      return number === undefined ? [] : [{ record, number }];
    });
    writeChildren(store, kind, numbered);
    writeSearchTerms(store, kind, numbered);
  }
}

function columnsOfSeen({ record, sync }: Seen): Columns {
  return {
    id: record.id,
    sync,
    created_key: instantKey(record.createdAt),
    updated_key: instantKey(record.updatedAt),
    deleted_at: record.deletedAt,
    ...columnsOf(record),
  };
}

// Of records that are not here yet. The numbers go on behind the last, as SQLite itself would count.
function insert(store: Store, kind: RecordKind, rows: readonly Columns[]): readonly number[] {
  const last = store.first(`SELECT coalesce(max(number), 0) AS number FROM ${kind}`, [], numberRow);
  const numbers = rows.map((_, index) => (last?.number ?? 0) + 1 + index);
  store.insertAll(
    `INSERT INTO ${kind} (number, ${namesOf(rows).join(', ')})`,
    rows.map((row, index) => [numbers[index] ?? null, ...Object.values(row)]),
  );
  return numbers;
}

function upsert(store: Store, kind: RecordKind, rows: readonly Columns[]): readonly number[] {
  const names = namesOf(rows);
  store.insertAll(
    `INSERT INTO ${kind} (${names.join(', ')})`,
    rows.map((row) => Object.values(row)),
    `ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  const ids = rows.map(({ id }) => id ?? null);
  const { sql, values } = among('id', ids);
  const found = store.all(`SELECT id, number FROM ${kind} WHERE ${sql}`, values, idNumberRow);
  const numbers = new Map<unknown, number>(found.map(({ id, number }) => [id, number]));
  return ids.flatMap((id) => numbers.get(id) ?? []);
}

// All rows of a kind have the same columns in the same order.
function namesOf([row = {}]: readonly Columns[]): string[] {
  return Object.keys(row);
}

function removeParts(store: Store, kind: RecordKind, numbers: readonly number[]): void {
  removeChildren(store, kind, numbers);
  removeSearchTerms(store, kind, numbers);
}

function removeProjection(store: Store, id: string): void {
  for (const kind of recordKinds) {
    const row = store.first(`DELETE FROM ${kind} WHERE id = ? RETURNING number`, [id], numberRow);
    if (row !== undefined) removeParts(store, kind, [row.number]);
  }
}
