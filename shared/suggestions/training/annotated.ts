import type { Reading } from '../find/read-text.ts';

type Fragments = readonly (readonly [number, number])[];

/** One attribution of a corpus; fragments are `[start, end)` in UTF-16 code units of the article's text. */
export interface GoldQuote {
  readonly type: string;
  readonly source: Fragments;
  readonly cue: Fragments;
  readonly content: Fragments;
}

/** An attribution by token numbers, and the token that stands for its cue (-1 where it has none). */
export interface GoldAttribution {
  head: number;
  readonly cue: readonly number[];
  readonly source: readonly number[];
  readonly content: readonly number[];
}

/** An article with its attributions, read. */
export interface Annotated {
  readonly id: string;
  readonly reading: Reading;
  readonly attributions: readonly GoldAttribution[];
}

/** Lays the attributions of an article over its tokens. A token that two parts claim is the cue's, then the source's. */
export function annotate(id: string, reading: Reading, quotes: readonly GoldQuote[]): Annotated {
  const attributions = quotes.map((quote) => {
    const cue = tokensIn(reading, quote.cue);
    const source = tokensIn(reading, quote.source).filter((token) => !cue.includes(token));
    const content = tokensIn(reading, quote.content).filter(
      (token) => !cue.includes(token) && !source.includes(token),
    );
    return { head: -1, cue, source, content };
  });
  return { id, reading, attributions };
}

function tokensIn(reading: Reading, fragments: Fragments): number[] {
  const found = new Set<number>();
  for (const [start, end] of fragments) {
    for (
      let token = firstEndingAfter(reading.end, start);
      token < reading.count && (reading.start[token] ?? 0) < end;
      token++
    )
      found.add(token);
  }
  return [...found].sort((a, b) => a - b);
}

function firstEndingAfter(ends: Int32Array, offset: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Chooses for each attribution the token that stands for its cue: the one whose stem is most often part of a cue where it
 * occurs, so that "said" stands for "said in a statement" and "according" for "according to".
 */
export function chooseHeads(articles: readonly Annotated[]): void {
  const inCues = new Map<number, number>();
  const anywhere = new Map<number, number>();
  const add = (to: Map<number, number>, key: number, by: number): void =>
    void to.set(key, (to.get(key) ?? 0) + by);
  for (const { reading, attributions } of articles) {
    for (let token = 0; token < reading.count; token++) add(anywhere, reading.stem[token] ?? 0, 1);
    for (const { cue } of attributions)
      for (const token of cue) add(inCues, reading.stem[token] ?? 0, 1 / Math.sqrt(cue.length));
  }
  for (const { reading, attributions } of articles) {
    for (const attribution of attributions) {
      let best = -1;
      for (const token of attribution.cue) {
        if (reading.kind[token] !== 0 && reading.lower[token] !== ':') continue;
        const stem = reading.stem[token] ?? 0;
        const share = (inCues.get(stem) ?? 0) / ((anywhere.get(stem) ?? 0) + 4);
        if (share > best) {
          best = share;
          attribution.head = token;
        }
      }
    }
  }
}
