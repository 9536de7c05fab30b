import type { CandidateWeights } from './candidates.ts';
import type { TaggerWeights } from './tagger.ts';

/** All that was learnt from a corpus. */
export interface Model extends CandidateWeights {
  readonly tagger: TaggerWeights;
  /** For whether a candidate is a statement at all, and for whether its source is right too. */
  readonly statement: Float32Array;
  readonly linked: Float32Array;
  /** The least worth, 0 to 1, that a candidate is shown with. */
  readonly least: number;
  /** Turns the sum for `linked` into a probability: `1 / (1 + exp(-(a * sum + b)))`. */
  readonly calibration: readonly [number, number];
}

/** Below this chance of being a cue's head no token is looked at further. */
export const leastChance = 0.15;
