import type { Span } from './spans.ts';

/** The part of a text that is most like a pattern, and how many single-character edits lie between them. */
export interface Alignment extends Span {
  readonly distance: number;
}

/**
 * Finds the stretch of `text` that is the fewest insertions, deletions and replacements away from
 * `pattern` (Sellers 1980: an edit-distance table whose first row is free), at most `limit` of them.
 * Columns whose cost has passed the limit are left out (Ukkonen 1985), so a low limit is much faster; at
 * worst it takes `pattern.length * text.length` steps, so callers hand in a window, not a whole body.
 */
export function align(pattern: string, text: string, limit: number): Alignment | null {
  const over = limit + 1;
  let row: Row = {
    costs: new Int32Array(text.length + 2),
    starts: new Int32Array(text.length + 2),
    first: 0,
    last: text.length,
  };
  for (let column = 0; column <= text.length; column += 1) row.starts[column] = column;
  row.costs[text.length + 1] = over;
  let spare: Row = {
    costs: new Int32Array(text.length + 2),
    starts: new Int32Array(text.length + 2),
    first: 0,
    last: 0,
  };
  for (let index = 0; index < pattern.length; index += 1) {
    nextRow(row, spare, pattern.charCodeAt(index), text, over);
    [row, spare] = [spare, row];
    if (row.first > row.last) return null;
  }
  let end = row.first;
  for (let column = row.first + 1; column <= row.last; column += 1) {
    if ((row.costs[column] ?? over) < (row.costs[end] ?? over)) end = column;
  }
  const start = row.starts[end] ?? end;
  return start < end ? { start, end, distance: row.costs[end] ?? over } : null;
}

// One row of the table: for each column the cost so far and where in the text the stretch began. Only the
// columns from `first` to `last` hold costs within the limit; the ones next to them hold `over`.
interface Row {
  readonly costs: Int32Array;
  readonly starts: Int32Array;
  first: number;
  last: number;
}

function nextRow(from: Row, to: Row, unit: number, text: string, over: number): void {
  const { costs, starts } = from;
  const lastColumn = Math.min(from.last + 1, text.length);
  let left = over;
  let leftStart = 0;
  to.first = lastColumn + 1;
  to.last = -1;
  for (let column = from.first; column <= lastColumn; column += 1) {
    let cost = (costs[column] ?? over) + 1;
    let start = starts[column] ?? 0;
    if (column > 0) {
      const diagonal = (costs[column - 1] ?? over) + (text.charCodeAt(column - 1) === unit ? 0 : 1);
      if (diagonal <= cost) {
        cost = diagonal;
        start = starts[column - 1] ?? 0;
      }
      if (left + 1 < cost) {
        cost = left + 1;
        start = leftStart;
      }
    }
    to.costs[column] = cost;
    to.starts[column] = start;
    left = cost;
    leftStart = start;
    if (cost < over) {
      if (to.last === -1) to.first = column;
      to.last = column;
    }
  }
  if (to.first > 0) to.costs[to.first - 1] = over;
  to.costs[to.last + 1] = over;
}
