/**
 * How many documents the blocks hold that the search index is parted into, as powers of two. A document is in one block of
 * each size, by its number; the newest have the highest. See docs/decisions/search-newest-first.md.
 */
const smallestPower = 12;
const blockPowers = [smallestPower, 15, 18, 21] as const;

/** The name of a block as `search_documents.recency` has it. */
function blockName(power: number, block: number): string {
  return `'${power}:${block}'`;
}

/** Documents that were indexed one after the other. */
export interface RecencyWindow {
  /** A query on `recency`, in PostgreSQL's own text form. */
  readonly blocks: string;
  /** The lowest number in the window. */
  readonly start: number;
}

/**
 * Parts all numbers up to the highest one into windows, the newest first and each several times as wide as the one
 * before.
 */
export function recencyWindows(highest: number): readonly RecencyWindow[] {
  const smallest = 2 ** smallestPower;
  const windows: RecencyWindow[] = [];
  let end = floor(highest, smallest) + smallest;
  for (const [index, power] of blockPowers.entries()) {
    const width = 2 ** power;
    const isLast = index === blockPowers.length - 1;
    const start = isLast ? 0 : Math.max(0, floor(end - 2 * width, width));
    if (start < end) windows.push({ blocks: blocksBetween(start, end).join(' | '), start });
    end = start;
  }
  return windows;
}

function blocksBetween(start: number, end: number): string[] {
  const names: string[] = [];
  // Ends, because both bounds are multiples of the smallest block.
  for (let at = start; at < end;) {
    const power = [...blockPowers]
      .reverse()
      .find((each) => at % 2 ** each === 0 && at + 2 ** each <= end);
    if (power === undefined) throw new Error(`No block of search numbers begins at ${at}.`);
    names.push(blockName(power, at / 2 ** power));
    at += 2 ** power;
  }
  return names;
}

function floor(number: number, multiple: number): number {
  return Math.floor(number / multiple) * multiple;
}
