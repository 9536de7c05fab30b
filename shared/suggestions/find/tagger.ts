import { hashString, mix } from './hash.ts';
import { tokenKinds, type Tokens } from './tokenise.ts';

/** The parts of speech that the tagger knows: the Brown corpus's, brought down to what clauses are made of. */
export const partsOfSpeech = [
  'PUNCT',
  'QUOTE',
  'NN',
  'NNS',
  'NP',
  'PRP',
  'PRPS',
  'DT',
  'JJ',
  'RB',
  'IN',
  'CS',
  'TO',
  'CC',
  'VB',
  'VBD',
  'VBG',
  'VBN',
  'VBZ',
  'MD',
  'BE',
  'BEN',
  'BEG',
  'HV',
  'HVG',
  'HVN',
  'DO',
  'WP',
  'WDT',
  'WRB',
  'EX',
  'CD',
  'POS',
  'NOT',
  'RP',
  'NR',
  'UH',
] as const;
/** One of `partsOfSpeech`. */
export type PartOfSpeech = (typeof partsOfSpeech)[number];

/** How many parts of speech there are. */
export const tagCount = partsOfSpeech.length;
/** The number of a part of speech, as `tagTokens` gives it. */
export const tagNumber = Object.fromEntries(
  partsOfSpeech.map((tag, index) => [tag, index]),
) as Record<PartOfSpeech, number>;

/** The weights of the tagger: for features hashed together with a tag, and which tags a frequent word can have. */
export interface TaggerWeights {
  readonly weights: Float32Array;
  /** For words by their hash, the only tag that they have. */
  readonly sure: ReadonlyMap<number, number>;
}

export const tagFeatureCount = 17;

/** Fills `features` for the token at `index`, given the tags before it. */
export function tagFeatures(
  words: Int32Array,
  look: WordLook,
  index: number,
  previous: number,
  beforeThat: number,
  features: Int32Array,
): void {
  const at = (offset: number): number => words[index + offset] ?? offset;
  const word = at(0);
  const shape = look.shape[index] ?? 0;
  features[0] = mix(1, word);
  features[1] = mix(2, look.suffix3[index] ?? 0);
  features[2] = mix(3, mix(look.suffix2[index] ?? 0, shape));
  features[3] = mix(4, mix(previous, shape));
  features[4] = mix(5, mix(previous, beforeThat));
  features[5] = mix(6, mix(previous, word));
  features[6] = mix(7, at(-1));
  features[7] = mix(8, at(1));
  features[8] = mix(9, at(-2));
  features[9] = mix(10, at(2));
  features[10] = mix(11, mix(look.suffix3[index + 1] ?? 0, look.suffix3[index] ?? 0));
  features[11] = mix(12, mix(previous, look.suffix3[index] ?? 0));
  features[12] = mix(13, mix(word, at(1)));
  features[13] = mix(14, mix(previous, at(1)));
  features[14] = mix(15, mix(shape, look.shape[index + 1] ?? 0));
  features[15] = mix(16, mix(look.suffix3[index - 1] ?? 0, look.suffix3[index] ?? 0));
  features[16] = mix(17, mix(mix(previous, beforeThat), look.suffix2[index] ?? 0));
}

/** What of a word's letters the tagger looks at, besides the whole word. */
export interface WordLook {
  readonly shape: Int32Array;
  readonly suffix3: Int32Array;
  readonly suffix2: Int32Array;
}

export function wordLook(tokens: Tokens, sentence: Int32Array): WordLook {
  const shape = new Int32Array(tokens.count);
  const suffix3 = new Int32Array(tokens.count);
  const suffix2 = new Int32Array(tokens.count);
  for (let index = 0; index < tokens.count; index++) {
    const lower = tokens.lower[index] ?? '';
    suffix3[index] = hashString(lower.slice(-3));
    suffix2[index] = hashString(lower.slice(-2));
    shape[index] = shapeOf(tokens, index, index === 0 || sentence[index] !== sentence[index - 1]);
  }
  return { shape, suffix3, suffix2 };
}

function shapeOf(tokens: Tokens, index: number, first: boolean): number {
  const kind = tokens.kind[index] ?? 0;
  if (kind !== tokenKinds.word) return kind + 10;
  const lower = tokens.lower[index] ?? '';
  const written = tokens.text.slice(tokens.start[index], tokens.end[index]);
  const initial = written[0] ?? '';
  const capital = initial !== (lower[0] ?? '');
  const allCapitals = written.length > 1 && written === written.toUpperCase();
  return (
    (capital ? 1 : 0) + (allCapitals ? 2 : 0) + (first ? 4 : 0) + (lower.includes('-') ? 20 : 0)
  );
}

/** The part of speech of each token, as its number in `partsOfSpeech`: greedy, from left to right. */
export function tagTokens(tokens: Tokens, sentence: Int32Array, model: TaggerWeights): Uint8Array {
  const tags = new Uint8Array(tokens.count);
  const look = wordLook(tokens, sentence);
  const features = new Int32Array(tagFeatureCount);
  const scores = new Float32Array(tagCount);
  for (let index = 0; index < tokens.count; index++) {
    const known = givenTag(tokens, index, model);
    if (known >= 0) {
      tags[index] = known;
      continue;
    }
    tagFeatures(tokens.word, look, index, tags[index - 1] ?? 0, tags[index - 2] ?? 0, features);
    tags[index] = bestTag(features, model.weights, scores);
  }
  return tags;
}

/** The tag that a token has whatever stands around it, or -1. */
export function givenTag(
  tokens: Tokens,
  index: number,
  model: Pick<TaggerWeights, 'sure'>,
): number {
  const kind = tokens.kind[index];
  if (kind === tokenKinds.punctuation) return tagNumber.PUNCT;
  if (kind === tokenKinds.doubleQuote || kind === tokenKinds.singleQuote) return tagNumber.QUOTE;
  return model.sure.get(tokens.word[index] ?? 0) ?? -1;
}

/** The tag with the highest sum of weights. */
export function bestTag(features: Int32Array, weights: Float32Array, scores: Float32Array): number {
  const mask = weights.length - 1;
  scores.fill(0);
  for (let number = 0; number < features.length; number++) {
    const feature = features[number] ?? 0;
    for (let tag = 2; tag < tagCount; tag++) {
      scores[tag] =
        (scores[tag] ?? 0) + (weights[((feature + Math.imul(tag, 0x9e3779b1)) >>> 0) & mask] ?? 0);
    }
  }
  let best = 2;
  for (let tag = 3; tag < tagCount; tag++) if ((scores[tag] ?? 0) > (scores[best] ?? 0)) best = tag;
  return best;
}
