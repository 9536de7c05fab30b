import { errorCodes, type DeskError } from '../errors/error-codes.ts';

/** A table with named columns; `line` is where in the file a row begins, the first being 1. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** A table, or why a text is none. */
export type CsvResult =
  | { readonly ok: true; readonly table: CsvTable }
  | { readonly ok: false; readonly error: DeskError };

const separators = [',', ';', '\t'] as const;

/**
 * Reads comma-separated values (RFC 4180; semicolons and tabs too, whichever the first line has most of) with the names
 * of the columns in the first row. Text with line feeds only, as `readDocument` answers it. Rows that are empty are left
 * out. Errors: `VALIDATION_FAILED` for a quotation mark that is never closed, a name that is missing or twice, and a row
 * with more cells than columns.
 */
export function readCsv(text: string): CsvResult {
  const [first = ''] = text.split('\n', 1);
  const separator = [...separators].sort((a, b) => count(first, b) - count(first, a))[0] ?? ',';
  const rows: { line: number; cells: string[] }[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const row = readRow(text, at, separator);
    if (row === null) return refuse(`Line ${line} opens a quotation mark that is never closed.`);
    if (row.cells.some((cell) => cell !== '')) rows.push({ line, cells: row.cells });
    line += count(text.slice(at, row.end), '\n');
    at = row.end;
  }
  const [header, ...body] = rows;
  if (header === undefined) return refuse('There is no first row with the names of the columns.');
  const columns = header.cells.map((name) => name.trim());
  while (columns.at(-1) === '') columns.pop();
  const twice = columns.find((name, index) => columns.indexOf(name) !== index || name === '');
  if (twice !== undefined)
    return refuse(
      twice === '' ? 'A column has no name.' : `Two columns are called “${twice}”: rename one.`,
    );
  const long = body.find(({ cells }) => cells.slice(columns.length).some((cell) => cell !== ''));
  if (long !== undefined)
    return refuse(`Line ${long.line} has more cells than there are columns (${columns.length}).`);
  return { ok: true, table: { columns, rows: body } };
}

interface Row {
  readonly cells: string[];
  /** Where the next row begins. */
  readonly end: number;
}

function readRow(text: string, start: number, separator: string): Row | null {
  const cells: string[] = [];
  for (let at = start; ;) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ;) {
        const close = text.indexOf('"', at);
        if (close === -1) return null;
        cell += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    let end = at;
    while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
    cells.push((cell + text.slice(at, end)).trim());
    if (text[end] !== separator) return { cells, end: end + 1 };
    at = end + 1;
  }
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

function refuse(message: string): CsvResult {
  return { ok: false, error: { code: errorCodes.validationFailed, message, path: [] } };
}
