import {
  bestTag,
  givenTag,
  tagCount,
  tagFeatureCount,
  tagFeatures,
  wordLook,
  type TaggerWeights,
} from '../find/tagger.ts';
import type { TaggedText } from './brown.ts';

const step = 0x9e3779b1;

/** Trains the tagger's averaged perceptron, with `2 ** bits` weights. */
export function trainTagger(
  texts: readonly TaggedText[],
  bits: number,
  rounds: number,
): TaggerWeights {
  const sure = sureTags(texts);
  const mask = (1 << bits) - 1;
  const weights = new Float32Array(1 << bits);
  const sums = new Float64Array(1 << bits);
  const changed = new Int32Array(1 << bits);
  const features = new Int32Array(tagFeatureCount);
  const scores = new Float32Array(tagCount);
  let now = 0;
  const update = (feature: number, tag: number, by: number): void => {
    const slot = (feature + Math.imul(tag, step)) & mask;
    sums[slot] = (sums[slot] ?? 0) + (now - (changed[slot] ?? 0)) * (weights[slot] ?? 0);
    changed[slot] = now;
    weights[slot] = (weights[slot] ?? 0) + by;
  };
  for (let round = 0; round < rounds; round++) {
    for (const { tokens, sentence, tags } of texts) {
      const look = wordLook(tokens, sentence);
      let previous = 0;
      let beforeThat = 0;
      for (let index = 0; index < tokens.count; index++) {
        const gold = tags[index] ?? -1;
        let tag = givenTag(tokens, index, { sure });
        if (tag < 0) {
          tagFeatures(tokens.word, look, index, previous, beforeThat, features);
          tag = bestTag(features, weights, scores);
          if (gold >= 0) now++;
          if (gold >= 0 && tag !== gold) {
            for (const feature of features) {
              update(feature, gold, 1);
              update(feature, tag, -1);
            }
          }
        }
        beforeThat = previous;
        previous = tag;
      }
    }
  }
  for (let slot = 0; slot <= mask; slot++) {
    weights[slot] = ((sums[slot] ?? 0) + (now - (changed[slot] ?? 0)) * (weights[slot] ?? 0)) / now;
  }
  return { weights, sure };
}

// Words seen often, and all but always as the same part of speech.
function sureTags(texts: readonly TaggedText[]): Map<number, number> {
  const counts = new Map<number, Map<number, number>>();
  for (const { tokens, tags } of texts) {
    for (let index = 0; index < tokens.count; index++) {
      const tag = tags[index] ?? -1;
      if (tag < 2) continue;
      const word = tokens.word[index] ?? 0;
      const ofWord = counts.get(word) ?? new Map<number, number>();
      counts.set(word, ofWord.set(tag, (ofWord.get(tag) ?? 0) + 1));
    }
  }
  const sure = new Map<number, number>();
  for (const [word, ofWord] of counts) {
    const total = [...ofWord.values()].reduce((sum, count) => sum + count, 0);
    const [tag, count] = [...ofWord].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
    if (total >= 25 && count / total > 0.99) sure.set(word, tag);
  }
  return sure;
}
