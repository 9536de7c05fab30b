/** A stretch of text that two versions share, or that only one of them has. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

// Cells of the table below; a longer stretch that differs is shown as replaced as a whole.
const mostCells = 4_000_000;

/**
 * What leads from one text to another, word by word: by their longest common subsequence. The `same` and `added` parts
 * joined are the later text.
 */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  let first = 0;
  while (first < Math.min(was.length, is.length) && same(was[first], is[first])) first += 1;
  let last = 0;
  const most = Math.min(was.length, is.length) - first;
  while (last < most && same(was[was.length - 1 - last], is[is.length - 1 - last])) last += 1;
  const parts: DiffPart[] = is.slice(0, first).map((text) => ({ kind: 'same', text }));
  parts.push(...diffMiddle(was.slice(first, was.length - last), is.slice(first, is.length - last)));
  parts.push(...is.slice(is.length - last).map((text): DiffPart => ({ kind: 'same', text })));
  return joined(parts);
}

function diffMiddle(was: readonly string[], is: readonly string[]): DiffPart[] {
  const width = is.length + 1;
  const replaced = was.length * width > mostCells;
  // lengths[i * width + j]: the longest common subsequence of was[i...] and is[j...].
  const lengths = new Uint32Array(replaced ? 0 : (was.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = was.length - 1; row >= 0 && !replaced; row -= 1) {
    for (let column = is.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = same(was[row], is[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const parts: DiffPart[] = [];
  let [row, column] = [0, 0];
  // Ends because each step moves on in at least one of the two.
  for (;;) {
    const [old, next] = [was[row], is[column]];
    if (old === undefined && next === undefined) return parts;
    if (old !== undefined && next !== undefined && !replaced && same(old, next)) {
      parts.push({ kind: 'same', text: next });
      [row, column] = [row + 1, column + 1];
    } else if (
      old !== undefined &&
      (next === undefined || at(row + 1, column) >= at(row, column + 1))
    ) {
      parts.push({ kind: 'removed', text: old });
      row += 1;
    } else if (next !== undefined) {
      parts.push({ kind: 'added', text: next });
      column += 1;
    }
  }
}

/** The parts with long stretches that are the same cut down to the words around the differences. */
export function condensed(parts: readonly DiffPart[], around = 12): readonly DiffPart[] {
  return parts.map((part, index) => {
    if (part.kind !== 'same') return part;
    const words = wordsOf(part.text);
    const head = index === 0 ? 0 : around;
    const tail = index === parts.length - 1 ? 0 : around;
    if (words.length <= head + tail + around) return part;
    const text = `${words.slice(0, head).join('')}… ${words.slice(words.length - tail).join('')}`;
    return { ...part, text };
  });
}

// Each word with the white space behind it, so that joining them is the text again.
function wordsOf(text: string): readonly string[] {
  return text.match(/^\s+|\S+\s*/gu) ?? [];
}

function same(one: string | undefined, other: string | undefined): boolean {
  return one?.trim() === other?.trim();
}

function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  return parts.reduce<DiffPart[]>((all, part) => {
    const last = all.at(-1);
    if (last?.kind !== part.kind) return [...all, part];
    all[all.length - 1] = { kind: part.kind, text: last.text + part.text };
    return all;
  }, []);
}
