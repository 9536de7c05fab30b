import { z } from 'zod';
import { groupings } from './groupings.ts';
import { directions, orderingNames } from '#shared/queries/orderings.ts';
import { filterSchemas } from '#shared/queries/queries.ts';
import { searchTextSchema } from '#shared/queries/arguments.ts';

/** The kinds of record that have a list of their own. */
export const listedKinds = ['article', 'quote', 'actor', 'topic'] as const;
/** One of `listedKinds`. */
export type ListedKind = (typeof listedKinds)[number];

/** The columns that a list can have as a table, in the order in which they stand. */
export const listColumns = {
  article: [
    'headline',
    'agency',
    'place',
    'language',
    'published',
    'quotes',
    'toReview',
    'changed',
  ],
  quote: [
    'words',
    'speaker',
    'onBehalfOf',
    'status',
    'said',
    'topics',
    'kind',
    'medium',
    'article',
    'agency',
    'changed',
  ],
  actor: ['name', 'actorKind', 'position', 'country', 'quotes'],
  topic: ['name', 'parent', 'quotes'],
} as const satisfies Record<ListedKind, readonly string[]>;
/** One of the columns of any list. */
export type ListColumn = (typeof listColumns)[ListedKind][number];

/** What a list is narrowed to: values by the names of the kind's conditions, all of which must hold. */
export type ListFilter = Readonly<Record<string, FilterValue>>;
/** What one condition is given. */
export type FilterValue = boolean | string | readonly string[];

const filterSchema = z.record(
  z.string().max(60),
  z.union([z.boolean(), z.string().max(500), z.array(z.string().max(500)).max(100).readonly()]),
);

/** How a list is laid out, apart from what is in it. */
export interface ListLayout {
  readonly orderBy: string;
  readonly direction: (typeof directions)[number];
  readonly groupBy: string | null;
  /** Whether it stands as a table, where there is room for one. */
  readonly table: boolean;
  readonly columns: readonly ListColumn[];
}

/** What an editor sees of a list. */
export interface ListView extends ListLayout {
  /** The words searched for. */
  readonly text: string;
  readonly filter: ListFilter;
}

const layoutOf = (kind: ListedKind) => ({
  orderBy: z.enum(orderingNames(kind)),
  direction: z.enum(directions),
  groupBy: z.enum(groupings[kind]).nullable(),
  table: z.boolean(),
  columns: z.array(z.enum(listColumns[kind])).readonly(),
});

/** The schema of the layouts of all lists. */
export const listLayoutsSchema: z.ZodType<Readonly<Record<ListedKind, ListLayout>>> =
  z.strictObject({
    article: z.strictObject(layoutOf('article')),
    quote: z.strictObject(layoutOf('quote')),
    actor: z.strictObject(layoutOf('actor')),
    topic: z.strictObject(layoutOf('topic')),
  });

/** A list that an editor gave a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly kind: ListedKind;
  readonly view: ListView;
}

const savedViewOf = <Kind extends ListedKind>(kind: Kind) =>
  z.strictObject({
    id: z.string().max(60),
    name: z.string().trim().min(1).max(80),
    kind: z.literal(kind),
    view: z.strictObject({
      ...layoutOf(kind),
      text: searchTextSchema,
      filter: filterSchema.refine((filter) => filterSchemas[kind].safeParse(filter).success),
    }),
  });

/** Parses a list that an editor gave a name. */
export const savedViewSchema: z.ZodType<SavedView> = z.discriminatedUnion('kind', [
  savedViewOf('article'),
  savedViewOf('quote'),
  savedViewOf('actor'),
  savedViewOf('topic'),
]);
/** The layout of each list until somebody chooses another. */
export const firstLayouts: Readonly<Record<ListedKind, ListLayout>> = {
  article: {
    orderBy: 'publishedAt',
    direction: 'desc',
    groupBy: null,
    table: false,
    columns: ['headline', 'agency', 'place', 'published', 'quotes', 'toReview'],
  },
  quote: {
    orderBy: 'createdAt',
    direction: 'desc',
    groupBy: null,
    table: false,
    columns: ['words', 'speaker', 'status', 'said', 'topics', 'article'],
  },
  actor: {
    orderBy: 'name',
    direction: 'asc',
    groupBy: null,
    table: false,
    columns: ['name', 'actorKind', 'position', 'country', 'quotes'],
  },
  topic: {
    orderBy: 'name',
    direction: 'asc',
    groupBy: null,
    table: false,
    columns: ['name', 'parent', 'quotes'],
  },
};
