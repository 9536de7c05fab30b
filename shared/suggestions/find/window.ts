import type { Reading } from './read-text.ts';

/** The tokens `[from, to)` around a cue in which its content and source are looked for. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

// In PolNeAR all but one in two hundred attributions lie within these.
const tokensBefore = 80;
const tokensAfter = 110;
const sentencesBefore = 2;
const sentencesAfter = 3;

/** The window of a cue: the sentences around its own, and as many behind them as begin with a quotation mark. */
export function windowOf(reading: Reading, head: number): Window {
  const { sentence, sentenceStart, region, count } = reading;
  const here = sentence[head] ?? 0;
  const startOf = (number: number): number => sentenceStart[number] ?? count;
  const furthest = Math.min(head + tokensAfter, count);
  let past = here + sentencesAfter;
  while (startOf(past) < furthest && (region[startOf(past)] ?? -1) >= 0) past++;
  return {
    from: Math.max(startOf(Math.max(0, here - sentencesBefore)), head - tokensBefore),
    to: Math.min(startOf(past), furthest),
  };
}
