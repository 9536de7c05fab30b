import { getColumns, sql, type InferInsertModel, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Transaction } from './connection.ts';

/** Rows of a table by the names of its columns in the code; all of one call name the same columns. */
export type RowsOf<Table extends PgTable> = readonly InferInsertModel<Table>[];

/**
 * Inserts rows in one statement; `tail` follows it, as `on conflict ...`. The rows are one parameter of JSON, because a
 * parameter for each value costs more time than the insert itself, and PostgreSQL takes 65,535 of them at most.
 */
export async function insertRows<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: RowsOf<Table>,
  tail: SQL = sql``,
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(table, rows[0] ?? {});
  const names = joined(columns.map(([, name]) => sql.identifier(name)));
  await tx.execute(
    sql`insert into ${table} (${names}) select ${names} from ${recordset(table, columns, rows)} ${tail}`,
  );
}

/** Writes rows over those of the same `id` in one statement. */
export async function updateRows<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: RowsOf<Table>,
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(table, rows[0] ?? {});
  const settings = columns
    .filter(([, name]) => name !== 'id')
    .map(([, name]) => sql`${sql.identifier(name)} = next.${sql.identifier(name)}`);
  await tx.execute(
    sql`update ${table} set ${joined(settings)} from ${recordset(table, columns, rows)} as next where ${table}.id = next.id`,
  );
}

type NamedColumn = readonly [key: string, name: string];

function columnsOf(table: PgTable, row: object): readonly NamedColumn[] {
  const columns = new Map(
    Object.entries(getColumns(table)).map(([key, column]) => [key, column.name]),
  );
  return Object.keys(row).map((key) => {
    const name = columns.get(key);
    if (name === undefined) throw new Error(`There is no column for ${key}.`);
    return [key, name];
  });
}

function recordset(table: PgTable, columns: readonly NamedColumn[], rows: readonly object[]): SQL {
  const named = rows.map((row) => {
    const values = new Map<string, unknown>(Object.entries(row));
    return Object.fromEntries(columns.map(([key, name]) => [name, jsonOf(values.get(key))]));
  });
  return sql`json_populate_recordset(null::${table}, ${JSON.stringify(named)}::json)`;
}

// PostgreSQL reads bytes from hexadecimal digits.
function jsonOf(value: unknown): unknown {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
}

function joined(parts: readonly SQL[] | ReturnType<typeof sql.identifier>[]): SQL {
  return sql.join([...parts], sql`, `);
}
