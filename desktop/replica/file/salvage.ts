import { z } from 'zod';
import { isDamage } from './damage.ts';
import { voidBase } from '../sync/bootstrap-base.ts';
import { parseRecord } from '../store/base-rows.ts';
import { clearMeta, isMetaName } from '../store/meta.ts';
import { conflictRows, removeConflict } from '../store/conflicts.ts';
import { outboxEntry, outboxRows, removeFromOutbox } from '../store/outbox.ts';
import type { SqlValue, Store } from '../store/store.ts';

// Whose rows are of use without the server: the editor's own work, and the server's rows to read meanwhile.
const tables = ['outbox', 'document', 'conflict', 'undo', 'base'] as const;
type Table = (typeof tables)[number];

const anyRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
type AnyRow = z.infer<typeof anyRow>;
const nameRow = z.object({ name: z.string() });
const sequenceRow = z.object({ seq: z.number() });
const keyRow = z.object({ number: z.number() });
const jsonRow = z.object({ json: z.string() });
const baseJson = 'SELECT json FROM base WHERE rowid = ?';

const chunk = 100;
// After so many places in a row that cannot be read, the rest of the table is taken for gone.
const longestGap = 20_000;

/**
 * Copies what can be read of a broken file into a new one with the same tables, row by row around the broken pages.
 * What the replica remembers comes along; of the base it remembers nothing, so that it is fetched anew.
 */
export function copyReadable(broken: Store, store: Store): void {
  store.write(() => {
    copyMeta(broken, store);
    for (const table of tables) copyTable(broken, store, table);
    keepSequence(broken, store);
    voidBase(store);
    clearMeta(store, 'analyserVersion');
  });
}

/** Whether every edit in the file can be understood. */
export function isReadable(store: Store): boolean {
  return isUnderstood(() => outboxRows(store)) && isUnderstood(() => conflictRows(store));
}

/** Removes rows whose text was overwritten, though their pages fit. Answers how many edits are left. */
export function dropUnreadable(store: Store): number {
  return store.write(() => {
    const edits = keep(store, 'SELECT sequence AS number FROM outbox', {
      read: (number) => outboxEntry(store, number),
      remove: (number) => removeFromOutbox(store, number),
    });
    const conflicts = keep(store, 'SELECT number FROM conflict', {
      read: (number) => conflictRows(store, 'number = ?', [number]),
      remove: (number) => removeConflict(store, number),
    });
    keep(store, 'SELECT rowid AS number FROM base', {
      read: (number) => parseRecord(store.first(baseJson, [number], jsonRow)?.json ?? ''),
      remove: (number) => store.run('DELETE FROM base WHERE rowid = ?', [number]),
    });
    return edits + conflicts;
  });
}

interface Keeping {
  readonly read: (number: number) => unknown;
  readonly remove: (number: number) => void;
}

function keep(store: Store, numbers: string, { read, remove }: Keeping): number {
  let kept = 0;
  for (const { number } of store.all(numbers, [], keyRow)) {
    if (isUnderstood(() => read(number))) kept += 1;
    else remove(number);
  }
  return kept;
}

function copyMeta(broken: Store, store: Store): void {
  const names = attempted(() => broken.all('SELECT name FROM meta', [], nameRow)) ?? [];
  for (const { name } of names) {
    if (!isMetaName(name)) continue;
    const row = attempted(() => broken.first('SELECT * FROM meta WHERE name = ?', [name], anyRow));
    if (row !== undefined && row !== null) insert(store, 'meta', row);
  }
}

// A sequence that was given once must never be given again under the same client id.
function keepSequence(broken: Store, store: Store): void {
  const sql = `SELECT seq FROM sqlite_sequence WHERE name = 'outbox'`;
  const known = attempted(() => broken.first(sql, [], sequenceRow));
  if (known === null) {
    clearMeta(store, 'clientId');
    return;
  }
  if (known === undefined) return;
  const here = store.first(sql, [], sequenceRow)?.seq;
  const values = [Math.max(known.seq, here ?? 0)];
  if (here === undefined) store.run(`INSERT INTO sqlite_sequence VALUES ('outbox', ?)`, values);
  else store.run(`UPDATE sqlite_sequence SET seq = ? WHERE name = 'outbox'`, values);
}

function copyTable(broken: Store, store: Store, table: Table): void {
  const exists = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?`;
  if (store.first(exists, [table], nameRow) === undefined) return;
  for (const row of readableRows(broken, table)) insert(store, table, row);
}

function* readableRows(broken: Store, table: Table): Generator<AnyRow> {
  const next = `SELECT rowid AS place, * FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ${chunk}`;
  const one = `SELECT rowid AS place, * FROM ${table} WHERE rowid = ?`;
  for (let [at, gap] = [0, 0]; gap < longestGap;) {
    const from = at;
    const rows = attempted(() => broken.all(next, [from], anyRow));
    if (rows !== null) {
      for (const { place, ...row } of rows) {
        at = Number(place);
        yield row;
      }
      if (rows.length < chunk) return;
      gap = 0;
      continue;
    }
    at = from + chunk;
    for (let place = from + 1; place <= at; place += 1) {
      const [found] = attempted(() => broken.all(one, [place], anyRow)) ?? [];
      gap = found === undefined ? gap + 1 : 0;
      if (found === undefined) continue;
      const { place: _place, ...row } = found;
      yield row;
    }
  }
}

function insert(store: Store, table: string, row: AnyRow): void {
  const names = Object.keys(row);
  const values: SqlValue[] = Object.values(row);
  store.run(
    `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    values,
  );
}

function attempted<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (isDamage(error) || error instanceof z.ZodError) return null;
    throw error;
  }
}

function isUnderstood(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
