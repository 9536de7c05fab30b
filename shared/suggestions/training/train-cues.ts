import { cueChances } from '../find/candidates.ts';
import { canBeCue, cueFeatures, firstCueKind } from '../find/cue-features.ts';
import { FeatureList } from '../find/feature-list.ts';
import type { Annotated } from './annotated.ts';
import { packExamples, trainBinary, type Examples } from './train-binary.ts';

const settings = { bits: 19, rate: 0.015, rounds: 4 };

/** Trains what tells the heads of cues. */
export function trainCues(articles: readonly Annotated[]): Float32Array {
  return trainBinary(examplesOf(articles), settings);
}

/** The chances of all tokens, by article, each said by a model that has not learnt from that article. */
export function outOfFold(
  articles: readonly Annotated[],
  folds: number,
): Map<string, Float32Array> {
  const chances = new Map<string, Float32Array>();
  for (let fold = 0; fold < folds; fold++) {
    const weights = trainCues(articles.filter((_, index) => index % folds !== fold));
    articles.forEach(({ id, reading }, index) => {
      if (index % folds === fold) chances.set(id, cueChances(reading, weights));
    });
  }
  return chances;
}

function examplesOf(articles: readonly Annotated[]): Examples {
  const list = new FeatureList(firstCueKind);
  const rows: Int32Array[] = [];
  const labels: number[] = [];
  for (const { reading, attributions } of articles) {
    const heads = new Set(attributions.map(({ head }) => head));
    for (let token = 0; token < reading.count; token++) {
      if (!canBeCue(reading, token)) continue;
      cueFeatures(reading, token, list);
      rows.push(list.values.slice(0, list.length));
      labels.push(heads.has(token) ? 1 : 0);
    }
  }
  return packExamples(rows, labels);
}
