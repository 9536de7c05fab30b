/** Where each word of a text begins, in UTF-16 code units. */
export type WordIndex = ReadonlyMap<string, readonly number[]>;

// Scripts that put no space between words are taken character by character.
const wordPattern =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]|[\p{L}\p{M}\p{N}]+/gu;

/** Lists the words of a text with their offsets. */
export function wordsOf(text: string): Array<{ readonly word: string; readonly at: number }> {
  return Array.from(text.matchAll(wordPattern), (match) => ({
    word: match[0],
    at: match.index ?? 0,
  }));
}

/** Indexes a text by its words. */
export function indexWords(text: string): WordIndex {
  const index = new Map<string, number[]>();
  for (const { word, at } of wordsOf(text)) {
    const offsets = index.get(word);
    if (offsets === undefined) index.set(word, [at]);
    else offsets.push(at);
  }
  return index;
}

// A word as common as this says nothing about the place.
const commonAbove = 40;
const bucketWidth = 64;

/**
 * Guesses where a changed text might begin now: each of its words votes for the places where it would
 * begin if the word had stayed, rare words the more. Returns the best places first, three at the most.
 */
export function likelyStarts(index: WordIndex, text: string): readonly number[] {
  const votes = new Map<number, number>();
  for (const { word, at } of wordsOf(text)) {
    const offsets = index.get(word);
    if (offsets === undefined || offsets.length > commonAbove) continue;
    for (const offset of offsets) {
      const bucket = Math.floor((offset - at) / bucketWidth);
      const weight = 1 / offsets.length;
      votes.set(bucket, (votes.get(bucket) ?? 0) + weight);
    }
  }
  // A place at a bucket's edge is voted into both sides of it.
  const total = (bucket: number): number => (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0);
  return [...votes.keys()]
    .sort((a, b) => total(b) - total(a) || a - b)
    .slice(0, 3)
    .map((bucket) => (bucket + 1) * bucketWidth);
}
