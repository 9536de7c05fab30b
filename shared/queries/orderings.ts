import type { RecordKind } from '../records/records.ts';

/**
 * What a list is ordered by. `missing` says that records may lack the value: those come last in both directions. The id,
 * in the same direction, decides between equals, so every order is total. A `name` is compared by its `sortKey`.
 */
export interface Ordering {
  readonly says: string;
  readonly compares: 'instant' | 'date' | 'number' | 'name';
  readonly missing: boolean;
}

const createdAt = { says: 'When it was made.', compares: 'instant', missing: false } as const;
const updatedAt = { says: 'When it last changed.', compares: 'instant', missing: false } as const;
const name = {
  says: 'Its name; accents and case aside.',
  compares: 'name',
  missing: false,
} as const;

/** By what each kind can be ordered. */
export const orderings = {
  article: {
    publishedAt: { says: 'When it was published.', compares: 'instant', missing: true },
    headline: { says: 'Its headline; accents and case aside.', compares: 'name', missing: false },
    createdAt,
    updatedAt,
  },
  quote: {
    createdAt,
    saidOn: {
      says: 'When it was said. A year comes before its months, a month before its days.',
      compares: 'date',
      missing: true,
    },
    position: { says: 'Where it begins in its article.', compares: 'number', missing: true },
    updatedAt,
  },
  actor: { name, createdAt, updatedAt },
  affiliation: {
    from: { says: 'When it began.', compares: 'date', missing: true },
    createdAt,
    updatedAt,
  },
  topic: { name, createdAt, updatedAt },
} as const satisfies Record<RecordKind, Record<string, Ordering>>;

/** The names of a kind's orderings. */
export type OrderingOf<Kind extends RecordKind> = keyof (typeof orderings)[Kind] & string;

/** Ascending or descending. */
export const directions = ['asc', 'desc'] as const;
/** One of `directions`. */
export type Direction = (typeof directions)[number];

/** An order of a kind's records. */
export interface OrderBy<Kind extends RecordKind> {
  readonly field: OrderingOf<Kind>;
  readonly direction: Direction;
}

/** The order of each kind where none is asked for. */
export const defaultOrder: { readonly [Kind in RecordKind]: OrderBy<Kind> } = {
  article: { field: 'publishedAt', direction: 'desc' },
  quote: { field: 'createdAt', direction: 'desc' },
  actor: { field: 'name', direction: 'asc' },
  affiliation: { field: 'from', direction: 'desc' },
  topic: { field: 'name', direction: 'asc' },
};

/** The names of a kind's orderings as a list. */
export function orderingNames<Kind extends RecordKind>(kind: Kind): readonly OrderingOf<Kind>[] {
  const known: object = orderings[kind];
  const isName = (key: string): key is OrderingOf<Kind> => key in known;
  return Object.keys(known).filter(isName);
}
