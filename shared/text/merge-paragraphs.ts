// More work than this for one article and nobody could say what the merge made of it.
const mostSteps = 4_000_000;

/**
 * Merges two versions of a text against their base, paragraph by paragraph (parted by one blank line): what one side
 * changed, added or took out is taken over where the other left it alone. Null where both changed the same place
 * differently.
 */
export function mergeParagraphs(base: string, mine: string, theirs: string): string | null {
  const [was, ours, others] = [base, mine, theirs].map((text) => text.split('\n\n'));
  if (was === undefined || ours === undefined || others === undefined) return null;
  const [inMine, inTheirs] = [placesIn(was, ours), placesIn(was, others)];
  if (inMine === null || inTheirs === null) return null;
  const merged: string[] = [];
  let [from, mineFrom, theirsFrom] = [0, 0, 0];
  for (let index = 0; index <= was.length; index += 1) {
    const atEnd = index === was.length;
    const mineAt = atEnd ? ours.length : (inMine[index] ?? -1);
    const theirsAt = atEnd ? others.length : (inTheirs[index] ?? -1);
    // Only what all three have parts one place from the next.
    if (mineAt === -1 || theirsAt === -1) continue;
    const place = settle(
      was.slice(from, index),
      ours.slice(mineFrom, mineAt),
      others.slice(theirsFrom, theirsAt),
    );
    if (place === null) return null;
    merged.push(...place);
    if (!atEnd) merged.push(was[index] ?? '');
    [from, mineFrom, theirsFrom] = [index + 1, mineAt + 1, theirsAt + 1];
  }
  return merged.join('\n\n');
}

function settle(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | null {
  if (isSame(mine, base) || isSame(mine, theirs)) return theirs;
  if (isSame(theirs, base)) return mine;
  // As many as before on both sides: each paragraph is its own place.
  const even = base.length > 1 && mine.length === base.length && theirs.length === base.length;
  if (!even) return null;
  const settled = base.map((paragraph, index) =>
    settle([paragraph], mine.slice(index, index + 1), theirs.slice(index, index + 1)),
  );
  return settled.every((each) => each !== null) ? settled.flat() : null;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((paragraph, index) => paragraph === other[index]);
}

/** Where each paragraph of the base stands in another version, -1 where it does not: a longest common subsequence. */
function placesIn(base: readonly string[], other: readonly string[]): readonly number[] | null {
  const places = base.map(() => -1);
  let start = 0;
  while (start < base.length && start < other.length && base[start] === other[start]) {
    places[start] = start;
    start += 1;
  }
  let [end, otherEnd] = [base.length, other.length];
  while (end > start && otherEnd > start && base[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
    places[end] = otherEnd;
  }
  const [rows, columns] = [end - start, otherEnd - start];
  if (rows * columns > mostSteps) return null;
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        base[start + row] === other[start + column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  for (let [row, column] = [0, 0]; row < rows && column < columns;) {
    if (base[start + row] === other[start + column]) {
      places[start + row] = start + column;
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return places;
}
