import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { OrderTerm } from '#server/records/queries/ordering.ts';
import { instantSchema, recordIdSchema } from '#shared/records/values.ts';

/** A place in an ordered list: the values of the record there that the list is ordered by, as PostgreSQL writes them. */
export type Place = readonly (string | null)[];

const placeSchema = z
  .tuple([z.string(), z.string().max(10_000).nullable(), recordIdSchema])
  .readonly();

/**
 * The cursor of a row: Base64 of a JSON list of the name of the order and the row's values in it. Bound to the order, so
 * that a cursor of another list is refused instead of skipping records.
 */
export function cursorSql(order: string, terms: readonly OrderTerm[]): SQL {
  const values = terms.map(({ value }) => sql`${value}::text`);
  const json = sql`json_build_array(${sql.raw(`'${order}'`)}, ${sql.join(values, sql`, `)})`;
  // PostgreSQL breaks lines in Base64, which no cursor needs.
  return sql`translate(encode(convert_to(${json}::text, 'UTF8'), 'base64'), E'\\n', '')`;
}

/** Reads a cursor of a list in this order; undefined for everything else. */
export function placeOf(
  cursor: string,
  order: string,
  terms: readonly OrderTerm[],
): Place | undefined {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  const parsed = placeSchema.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const [name, ...values] = parsed.data;
  if (name !== order || values.length !== terms.length) return undefined;
  return terms.every((term, index) => isValue(term, values[index] ?? null)) ? values : undefined;
}

/** The condition that a row comes after (or before) a place, or stands at it where `inclusive`. */
export function beyond(
  [first, id]: readonly OrderTerm[],
  [value = null, recordId = null]: Place,
  side: 'after' | 'before',
  inclusive = false,
): SQL {
  if (first === undefined || id === undefined) throw new Error('A list has no total order.');
  const greater = (side === 'after') === (first.direction === 'asc');
  const compare = sql.raw(`${greater ? '>' : '<'}${inclusive ? '=' : ''}`);
  const sameId = sql`${id.value} ${compare} ${recordId}::uuid`;
  if (value === null) {
    // What has no value comes last in both directions.
    return side === 'after'
      ? sql`(${first.value} is null and ${sameId})`
      : sql`(${first.value} is not null or ${sameId})`;
  }
  const placed = sql`(${first.value}, ${id.value}) ${compare} (${value}::${sql.raw(first.type)}, ${recordId}::uuid)`;
  return side === 'after' && first.missing ? sql`(${placed} or ${first.value} is null)` : placed;
}

function isValue({ type, missing }: OrderTerm, value: string | null): boolean {
  if (value === null) return missing;
  switch (type) {
    case 'timestamptz':
      return instantSchema.safeParse(value.replace(' ', 'T').replace(/\+00$/, 'Z')).success;
    case 'integer':
      return /^-?\d{1,9}$/.test(value);
    case 'uuid':
      return recordIdSchema.safeParse(value).success;
    default:
      return !value.includes('\u0000');
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
