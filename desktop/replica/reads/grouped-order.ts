import { z } from 'zod';
import { liveMatching } from './condition.ts';
import { orderSql, type ListQuery } from './page-of.ts';
import type { Store } from '../store/store.ts';
import type { GroupingOf } from '#desktop/ipc/groupings.ts';
import type { Direction } from '#shared/queries/orderings.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** The rows of a grouped list in their order, by their numbers in the kind's table, and how many are in each group. */
export interface GroupedOrder {
  readonly numbers: readonly number[];
  readonly groups: readonly number[];
}

/** Orders a kind's live records by group, and within each as the list is ordered. */
export type OrderGroups = <Kind extends RecordKind>(
  kind: Kind,
  query: ListQuery<Kind>,
  groupBy: GroupingOf<Kind>,
) => GroupedOrder;

/**
 * The members of each group of all live records, group by group in the order of the groups; `WAY` stands for the
 * direction of the list. Each walks along an index: sorting a hundred thousand wide rows takes ten times as long. A record
 * that comes more than once belongs where its `place` is lowest, and one that never comes is in the last group.
 */
const groupings: Readonly<Record<string, string>> = {
  'quote day': `SELECT json_group_array(number) AS numbers FROM quote
    WHERE deleted_at IS NULL AND said_on IS NOT NULL GROUP BY said_on ORDER BY said_on WAY`,
  'quote speaker': `SELECT json_group_array(quote_number) AS numbers, json_group_array(place) AS places,
      coalesce(standing.id, actor.id) AS owner
    FROM actor CROSS JOIN attribution ON attribution.part = 'speaker' AND attribution.actor_id = actor.id
    LEFT JOIN actor AS standing ON standing.id = actor.merged_into
    WHERE actor.deleted_at IS NULL GROUP BY actor.name_key, actor.id
    ORDER BY coalesce(standing.name_key, actor.name_key), owner`,
  'quote article': `SELECT json_group_array(quote.number) AS numbers
    FROM article CROSS JOIN quote ON quote.article_id = article.id AND quote.deleted_at IS NULL
    WHERE article.deleted_at IS NULL GROUP BY article.published_key, article.id
    ORDER BY article.published_key DESC, article.id DESC`,
  'article day': `SELECT json_group_array(number) AS numbers FROM article
    WHERE deleted_at IS NULL AND published_key IS NOT NULL
    GROUP BY substr(published_key, 1, 10) ORDER BY substr(published_key, 1, 10) WAY`,
  'article agency': `SELECT json_group_array(number) AS numbers FROM article
    WHERE deleted_at IS NULL AND agency IS NOT NULL GROUP BY agency ORDER BY agency COLLATE NOCASE, agency`,
};

const numbersRow = z.object({ numbers: z.string() });
const memberRow = z.object({
  numbers: z.string(),
  places: z.string().optional(),
  /** Whose group it is; rows of one owner follow each other. */
  owner: z.string().optional(),
});
const numbersSchema = z.array(z.number());
const changesRow = z.object({ changes: z.number() });

// Lists that stand side by side in two windows, and the same one scrolled.
const mostKept = 4;

/**
 * Makes the function that orders grouped lists. It remembers the last few until anything is written: a list that is
 * scrolled asks for the same order again and again, and a desk of a hundred thousand quotes takes a moment to sort.
 */
export function groupedOrders(store: Store): OrderGroups {
  let known = new Map<string, GroupedOrder>();
  let changes = -1;
  return (kind, query, groupBy) => {
    const row = store.first('SELECT total_changes() AS changes', [], changesRow);
    if (row?.changes !== changes) known = new Map();
    changes = row?.changes ?? -1;
    const { filter, orderBy, direction } = query;
    const key = JSON.stringify([kind, filter, orderBy, direction, groupBy]);
    const order = known.get(key) ?? readOrder(store, kind, query, groupBy);
    known.delete(key);
    known.set(key, order);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    return order;
  };
}

function readOrder<Kind extends RecordKind>(
  store: Store,
  kind: Kind,
  query: ListQuery<Kind>,
  groupBy: string,
): GroupedOrder {
  const { sql, values } = liveMatching(kind, query.filter);
  const listed = store.first(
    `SELECT json_group_array(number) AS numbers FROM (
       SELECT ${kind}.number FROM ${kind} WHERE ${sql} ORDER BY ${orderSql(kind, query)})`,
    values,
    numbersRow,
  );
  const places = readPlaces(store, kind, groupBy, query.direction);
  const groups: number[][] = [];
  for (const number of numbersOf(listed?.numbers)) {
    const group = places.of.get(number) ?? places.last;
    (groups[group] ??= []).push(number);
  }
  // The array has holes where a group has no row that the filter lets through.
  const filled = groups.filter((group) => group.length > 0);
  return { numbers: filled.flat(), groups: filled.map(({ length }) => length) };
}

/** The place of each record's group among the groups, and the one of those in none. */
function readPlaces(store: Store, kind: RecordKind, groupBy: string, direction: Direction) {
  const members = groupings[`${kind} ${groupBy}`];
  if (members === undefined) throw new Error(`A list of ${kind}s has no groups by ${groupBy}.`);
  const way = direction === 'asc' ? 'ASC' : 'DESC';
  const rows = store.all(members.replaceAll('WAY', way), [], memberRow);
  const of = new Map<number, number>();
  const lowest = new Map<number, number>();
  let group = -1;
  let last: string | undefined;
  for (const { numbers, places, owner } of rows) {
    if (owner === undefined || owner !== last) group += 1;
    last = owner;
    const order = places === undefined ? null : numbersOf(places);
    for (const [index, number] of numbersOf(numbers).entries()) {
      if (order !== null) {
        const place = order[index] ?? 0;
        if (place >= (lowest.get(number) ?? Infinity)) continue;
        lowest.set(number, place);
      }
      of.set(number, group);
    }
  }
  return { of, last: group + 1 };
}

function numbersOf(text: string | undefined): readonly number[] {
  return numbersSchema.parse(JSON.parse(text ?? '[]'));
}
