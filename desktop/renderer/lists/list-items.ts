/** What stands at one place of a drawn list: the head of a group, or a row. Rows and groups count from 0. */
export type ListItem =
  | {
      readonly is: 'group';
      readonly group: number;
      readonly firstRow: number;
      readonly count: number;
    }
  | {
      readonly is: 'row';
      readonly row: number;
      /** Where it stands in its group; null in a list without groups. */
      readonly within: {
        readonly group: number;
        readonly place: number;
        readonly count: number;
      } | null;
    };

/** The places of a list, in which the head of each group stands before its rows. */
export interface ListItems {
  readonly count: number;
  readonly at: (place: number) => ListItem;
  readonly placeOfRow: (row: number) => number;
  /** The place of the head of the group that the item there belongs to; null in a list without groups. */
  readonly headOf: (place: number) => number | null;
}

/** Lays out a list of so many rows, in groups of these sizes where it has any. */
export function listItems(total: number, groups: readonly number[] | null): ListItems {
  if (groups === null) {
    return {
      count: total,
      at: (row) => ({ is: 'row', row, within: null }),
      placeOfRow: (row) => row,
      headOf: () => null,
    };
  }
  // starts[group]: the first row of a group; its head stands at that number plus the heads before it.
  const starts = new Int32Array(groups.length + 1);
  for (const [group, count] of groups.entries()) starts[group + 1] = (starts[group] ?? 0) + count;
  const headPlace = (group: number): number => (starts[group] ?? 0) + group;
  const groupAt = (place: number): number =>
    lastWhere(groups.length, (group) => headPlace(group) <= place);
  return {
    count: total + groups.length,
    at: (place) => {
      const group = groupAt(place);
      const [firstRow, count] = [starts[group] ?? 0, groups[group] ?? 0];
      const within = place - headPlace(group) - 1;
      if (within < 0) return { is: 'group', group, firstRow, count };
      return { is: 'row', row: firstRow + within, within: { group, place: within, count } };
    },
    placeOfRow: (row) => row + 1 + lastWhere(groups.length, (group) => (starts[group] ?? 0) <= row),
    headOf: (place) => (groups.length === 0 ? null : headPlace(groupAt(place))),
  };
}

/** The last of the numbers below `count` for which something holds that holds up to some number; 0 where it never does. */
function lastWhere(count: number, holds: (number: number) => boolean): number {
  let [low, high] = [0, count - 1];
  // Ends because each round narrows the range.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
