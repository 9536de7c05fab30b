import { sql, type SQL } from 'drizzle-orm';
import {
  defaultOrder,
  orderings,
  type Direction,
  type OrderBy,
  type Ordering,
  type OrderingOf,
} from '#shared/queries/orderings.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** One of the values that a list is ordered by, the most important first; the last is always the id. */
export interface OrderTerm {
  readonly value: SQL;
  /** The column behind the value. */
  readonly column: string;
  /** What PostgreSQL must read a cursor's text as to compare it with the value; text is in the C collation. */
  readonly type: 'timestamptz' | 'text' | 'integer' | 'uuid';
  readonly direction: Direction;
  /** Rows may have null here, and these come last in both directions. */
  readonly missing: boolean;
}

/** The total order of a list: the value asked for, then the id in the same direction. `alias` is what the statement calls the kind's table. */
export function orderTerms<Kind extends RecordKind>(
  kind: Kind,
  order: OrderBy<Kind> | null | undefined,
  alias: string,
): readonly OrderTerm[] {
  const { field, direction } = order ?? defaultOrder[kind];
  const { compares, missing } = orderingOf(kind, field);
  const name = columns[field];
  if (name === undefined) throw new Error(`No column orders a ${kind} by ${field}.`);
  const term = (column: string) => ({
    column,
    value: sql`${sql.identifier(alias)}.${sql.identifier(column)}`,
    direction,
  });
  return [
    { ...term(name), type: types[compares], missing },
    { ...term('id'), type: 'uuid', missing: false },
  ];
}

/** The `order by` of some terms. */
export function orderBy(terms: readonly OrderTerm[]): SQL {
  return sql.join(
    // Without `nulls last` where there are none: an index read backwards has them first, and would not serve.
    terms.map(
      ({ value, direction, missing }) =>
        sql`${value} ${sql.raw(direction)}${sql.raw(missing && direction === 'desc' ? ' nulls last' : '')}`,
    ),
    sql`, `,
  );
}

function orderingOf<Kind extends RecordKind>(kind: Kind, field: OrderingOf<Kind>): Ordering {
  const known: Readonly<Record<string, Ordering>> = orderings[kind];
  const ordering = known[field];
  if (ordering === undefined) throw new Error(`No ${kind} is ordered by ${field}.`);
  return ordering;
}

const types = { instant: 'timestamptz', date: 'text', number: 'integer', name: 'text' } as const;

const columns: Readonly<Record<string, string>> = {
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  publishedAt: 'published_at',
  headline: 'headline_key',
  name: 'name_key',
  saidOn: 'said_date',
  position: 'position',
  from: 'from_date',
};
