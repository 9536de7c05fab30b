import type { SqlValue } from './store.ts';

/** The condition that a column holds one of some values, in a form whose SQL does not grow with them. */
export function among(
  column: string,
  values: readonly SqlValue[],
): { readonly sql: string; readonly values: readonly SqlValue[] } {
  const [only] = values;
  // Reading a list costs more than looking one row up, which is what a saved edit does again and again.
  return values.length === 1 && only !== undefined
    ? { sql: `${column} = ?`, values: [only] }
    : { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
}
