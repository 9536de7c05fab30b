import Database from 'libsql';
import type { z } from 'zod';
import type { Meta } from './meta.ts';
import { wordMemory, type WordMemory } from '#shared/text/word-memory.ts';

/** What SQLite stores of JavaScript's values here. */
export type SqlValue = string | number | null;

/** Values of `meta` that were read; `value` is undefined where there is none. */
export type KnownMeta = { [Name in keyof Meta]?: { readonly value: Meta[Name] | undefined } };

// What a call costs besides its rows is shared by so many.
const mostRows = 32;

/** The replica's SQLite file: every statement is prepared once, every row read is parsed. */
export interface Store {
  /** All rows of a query. */
  readonly all: <Row>(sql: string, values: readonly SqlValue[], row: z.ZodType<Row>) => Row[];
  /** The first row of a query, if there is one. */
  readonly first: <Row>(
    sql: string,
    values: readonly SqlValue[],
    row: z.ZodType<Row>,
  ) => Row | undefined;
  /** Runs a statement that answers no rows. */
  readonly run: (sql: string, values: readonly SqlValue[]) => void;
  /** Runs an INSERT of one row and answers its rowid. */
  readonly insert: (sql: string, values: readonly SqlValue[]) => number;
  /** Inserts rows of the same length, many to a statement; `into` is the SQL before VALUES, `then` what follows the rows. */
  readonly insertAll: (into: string, rows: readonly (readonly SqlValue[])[], then?: string) => void;
  /**
   * What was read and parsed of `meta`, which is asked for at every step. This process alone has the file open, so it
   * holds until it is written; a transaction that is rolled back empties it.
   */
  readonly remembered: { known: KnownMeta };
  /** What the analyser has made of words so far: the same words come again and again. */
  readonly words: WordMemory;
  /**
   * Runs `work` in one transaction: all of it is on the disk when this returns, or none of it if it throws.
   * Inside another `write` it is part of that one.
   */
  readonly write: <Result>(work: () => Result) => Result;
  /**
   * The same for what the server can send again: whole or not at all after a crash, but on the disk only with the next
   * `write`. Saves waiting for the disk at each page of a long copy.
   */
  readonly writeCopy: <Result>(work: () => Result) => Result;
  readonly close: () => void;
}

/**
 * Opens (or makes) the file, durable at each commit. Throws when it cannot be opened or is no database. `failed` hears
 * of every error of SQLite before it is thrown.
 */
export function openStore(path: string, failed: (error: unknown) => void = () => {}): Store {
  const database = new Database(path);
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  // KiB: the ends of a desk's indexes stay at hand while a copy is written, which comes in the order of no other index.
  database.exec('PRAGMA cache_size = -16384');
  // Pages: a page of an index that many records touch reaches the file once for all of them.
  database.exec('PRAGMA wal_autocheckpoint = 4000');
  const statements = new Map<string, ReturnType<typeof database.prepare>>();

  const prepared = (sql: string): ReturnType<typeof database.prepare> => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  const heard = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      failed(error);
      throw error;
    }
  };

  // Never libsql's own `get`: it leaves the statement open, and with it an old snapshot that no write may follow.
  const all: Store['all'] = (sql, values, row) =>
    heard(() => prepared(sql).all([...values])).map((found) => row.parse(found));

  const remembered: Store['remembered'] = { known: {} };
  const transaction: Store['write'] = (work) => {
    if (database.inTransaction) return work();
    heard(() => database.exec('BEGIN IMMEDIATE'));
    try {
      const result = work();
      heard(() => database.exec('COMMIT'));
      return result;
    } catch (error) {
      remembered.known = {};
      // A full disk makes SQLite roll back by itself.
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  return {
    all,
    first: (sql, values, row) => all(sql, values, row)[0],
    run: (sql, values) => {
      heard(() => prepared(sql).run([...values]));
    },
    insert: (sql, values) => {
      const { lastInsertRowid } = heard(() => prepared(sql).run([...values]));
      return Number(lastInsertRowid);
    },
    insertAll: (into, rows, then = '') => {
      for (let at = 0; at < rows.length;) {
        // Powers of two, so that there are few statements to keep.
        const count = Math.min(mostRows, 2 ** Math.floor(Math.log2(rows.length - at)));
        const row = `(${rows[at]?.map(() => '?').join(', ') ?? ''})`;
        const sql = `${into} VALUES ${Array.from({ length: count }, () => row).join(', ')} ${then}`;
        const values = rows.slice(at, at + count).flat();
        heard(() => prepared(sql).run(values));
        at += count;
      }
    },
    remembered,
    words: wordMemory(),
    write: transaction,
    writeCopy: (work) => {
      if (database.inTransaction) return work();
      database.exec('PRAGMA synchronous = NORMAL');
      try {
        return transaction(work);
      } finally {
        database.exec('PRAGMA synchronous = FULL');
      }
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
}
