import type { Reading } from './read-text.ts';

/**
 * Makes a content agree with the quotation marks: a quote of which it takes a good part it takes whole, even where that
 * reaches beyond the window, and a quote that goes on over paragraphs it takes to its end; of a quote of which it takes
 * little it takes nothing. The quote that the cue itself stands in is left as it was read. Tokens in reading order.
 */
export function snapToQuotes(
  reading: Reading,
  content: readonly number[],
  cue: readonly number[],
  source: readonly number[],
): number[] {
  const { regions, region } = reading;
  const taken = new Map<number, number>();
  for (const token of content) {
    const number = region[token] ?? -1;
    if (number >= 0) taken.set(number, (taken.get(number) ?? 0) + 1);
  }
  if (taken.size === 0) return [...content];
  const tokens = new Set(content);
  const foreign = new Set([...cue, ...source]);
  for (const [number, count] of taken) {
    const { open, close } = regions[number] ?? { open: 0, close: -1 };
    if ([...foreign].some((token) => token >= open && token <= close)) continue;
    const most = count >= leastShare * Math.min(close - open + 1, longestCounted);
    for (let token = open; token <= close; token++) {
      if (most) tokens.add(token);
      else tokens.delete(token);
    }
    if (most) addContinuation(reading, number, tokens, foreign);
  }
  return [...tokens].sort((a, b) => a - b);
}

const leastShare = 0.35;
// Of a very long quote only the part in the window can have been read.
const longestCounted = 100;

function addContinuation(
  { regions, paragraph }: Reading,
  from: number,
  tokens: Set<number>,
  foreign: ReadonlySet<number>,
): void {
  for (let number = from; ; number++) {
    const region = regions[number];
    const next = regions[number + 1];
    if (region === undefined || region.closed || next?.open !== region.close + 1) return;
    if (paragraph[next.open] === paragraph[region.close]) return;
    for (let token = next.open; token <= next.close; token++) {
      if (foreign.has(token)) return;
    }
    for (let token = next.open; token <= next.close; token++) tokens.add(token);
  }
}
