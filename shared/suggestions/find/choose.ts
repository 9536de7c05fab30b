import { makeCandidates, cueChances, type Candidate } from './candidates.ts';
import { FeatureList } from './feature-list.ts';
import { leastChance, type Model } from './model.ts';
import { firstRankKind, rankFeatures } from './rank.ts';
import type { Reading } from './read-text.ts';
import { overlapShare } from './token-lists.ts';

/** A candidate with what the model thinks of it, both 0 to 1. */
export interface Ranked extends Candidate {
  /** How likely it is a statement with this content. */
  readonly isStatement: number;
  /** How likely it is one and has the right source. */
  readonly isLinked: number;
}

/** All candidates in a text with their probabilities. */
export function rankCandidates(reading: Reading, model: Model): Ranked[] {
  const chances = cueChances(reading, model.cue);
  const candidates = makeCandidates(reading, chances, model.span, leastChance);
  const features = new FeatureList(firstRankKind);
  const [slope, offset] = model.calibration;
  return candidates.map((candidate, index) => {
    rankFeatures(reading, candidates, index, features);
    return {
      ...candidate,
      isStatement: probability(sumOf(features, model.statement)),
      isLinked: probability(slope * sumOf(features, model.linked) + offset),
    };
  });
}

const tooAlike = 0.7;

/** Chooses what is worth showing: likely enough, and not nearly the same words as something likelier. */
export function chooseStatements(ranked: readonly Ranked[], least: number): Ranked[] {
  const chosen: Ranked[] = [];
  for (const candidate of ranked
    .filter((it) => worthOf(it) >= least)
    .sort((a, b) => worthOf(b) - worthOf(a))) {
    const twice = chosen.some(({ content }) => overlapShare(content, candidate.content) > tooAlike);
    if (!twice) chosen.push(candidate);
  }
  return chosen.sort((a, b) => (a.content[0] ?? 0) - (b.content[0] ?? 0) || a.head - b.head);
}

/** What the choice goes by: being a statement and being linked count alike. */
export function worthOf({ isStatement, isLinked }: Ranked): number {
  return (isStatement + isLinked) / 2;
}

/** The sum of the weights of features. */
export function sumOf(features: FeatureList, weights: Float32Array): number {
  const mask = weights.length - 1;
  let sum = 0;
  for (let number = 0; number < features.length; number++) {
    sum += weights[(features.values[number] ?? 0) & mask] ?? 0;
  }
  return sum;
}

function probability(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}
