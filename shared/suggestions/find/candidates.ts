import { canBeCue, cueFeatures, firstCueKind } from './cue-features.ts';
import { FeatureList } from './feature-list.ts';
import { ChainMemory, marginals, potentials, roles, viterbi } from './crf.ts';
import type { Reading } from './read-text.ts';
import { snapToQuotes } from './snap-to-quotes.ts';
import { longestWindow, SpanFeatures, spanFeatures } from './span-features.ts';
import { windowOf } from './window.ts';

/** A possible statement around one cue, by token numbers in reading order. */
export interface Candidate {
  readonly head: number;
  readonly cue: readonly number[];
  readonly source: readonly number[];
  readonly content: readonly number[];
  /** How likely the head is a cue's, 0 to 1. */
  readonly chance: number;
  /** The mean certainty, 0 to 1, that the tokens of the content and of the source are what they were read as. */
  readonly contentCertainty: number;
  readonly sourceCertainty: number;
  /** The log-probability of the whole reading of the window, 0 or less. */
  readonly pathCertainty: number;
  /** How many tokens the content and the source are expected to have, which may not be how many they were given. */
  readonly contentExpected: number;
  readonly sourceExpected: number;
}

/** The weights that candidates are made with. */
export interface CandidateWeights {
  readonly cue: Float32Array;
  readonly span: Float32Array;
}

/** How likely each token is the head of a cue, 0 to 1. */
export function cueChances(reading: Reading, weights: Float32Array): Float32Array {
  const chances = new Float32Array(reading.count);
  const features = new FeatureList(firstCueKind);
  const mask = weights.length - 1;
  for (let index = 0; index < reading.count; index++) {
    if (!canBeCue(reading, index)) continue;
    cueFeatures(reading, index, features);
    let sum = 0;
    for (let number = 0; number < features.length; number++) {
      sum += weights[(features.values[number] ?? 0) & mask] ?? 0;
    }
    chances[index] = 1 / (1 + Math.exp(-sum));
  }
  return chances;
}

/** Makes a candidate of each token that is a cue's head with at least the given chance. */
export function makeCandidates(
  reading: Reading,
  chances: Float32Array,
  span: Float32Array,
  least: number,
): Candidate[] {
  const work = new SpanWork();
  const candidates: Candidate[] = [];
  for (let head = 0; head < reading.count; head++) {
    if ((chances[head] ?? 0) < least) continue;
    const candidate = work.read(reading, head, chances, span);
    if (candidate.content.length > 0) candidates.push(candidate);
  }
  return candidates;
}

/** Memory to read windows in, so that nothing large is allocated for each cue. */
export class SpanWork {
  readonly features = new SpanFeatures();
  readonly emit = new Float32Array(longestWindow * 4);
  readonly move = new Float32Array(longestWindow * 16);
  readonly single = new Float32Array(longestWindow * 4);
  readonly path = new Uint8Array(longestWindow);
  readonly memory = new ChainMemory(longestWindow);

  /** Reads what the tokens around a cue's head are to it. */
  read(reading: Reading, head: number, chances: Float32Array, weights: Float32Array): Candidate {
    const window = windowOf(reading, head);
    const length = window.to - window.from;
    spanFeatures(reading, head, window, chances, this.features);
    potentials(this.features, length, head - window.from, weights, this.emit, this.move);
    const score = viterbi(length, this.emit, this.move, this.memory, this.path);
    const total = marginals(length, this.emit, this.move, this.memory, this.single, null);
    const found: Record<'cue' | 'source' | 'content', number[]> = {
      cue: [],
      source: [],
      content: [],
    };
    let contentSum = 0;
    let sourceSum = 0;
    let contentExpected = 0;
    let sourceExpected = 0;
    for (let at = 0; at < length; at++) {
      const asSource = this.single[at * 4 + roles.source] ?? 0;
      const asContent = this.single[at * 4 + roles.content] ?? 0;
      contentExpected += asContent;
      sourceExpected += asSource;
      const role = this.path[at];
      if (role === roles.cue) found.cue.push(window.from + at);
      else if (role === roles.source) {
        found.source.push(window.from + at);
        sourceSum += asSource;
      } else if (role === roles.content) {
        found.content.push(window.from + at);
        contentSum += asContent;
      }
    }
    return {
      head,
      cue: found.cue,
      source: found.source,
      content: snapToQuotes(reading, found.content, found.cue, found.source),
      chance: chances[head] ?? 0,
      contentCertainty: contentSum / Math.max(1, found.content.length),
      sourceCertainty: sourceSum / Math.max(1, found.source.length),
      pathCertainty: score - total,
      contentExpected,
      sourceExpected,
    };
  }
}
