import { hashString } from './hash.ts';
import { quoteRegions, type QuoteRegion } from './quote-regions.ts';
import { sentenceNumbers } from './sentences.ts';
import { stemVerb } from './stem-verb.ts';
import { tagTokens, type TaggerWeights } from './tagger.ts';
import { tokenise, type Tokens } from './tokenise.ts';

/** A text with all that the models look at, token by token. */
export interface Reading extends Tokens {
  readonly sentence: Int32Array;
  /** The first token of each sentence, and after the last one the number of tokens. */
  readonly sentenceStart: Int32Array;
  readonly tags: Uint8Array;
  /** The hash of each token's stem. */
  readonly stem: Int32Array;
  readonly regions: readonly QuoteRegion[];
  /** The number of the region that each token stands in, its marks included, or -1. */
  readonly region: Int32Array;
}

/** Reads a text: tokens, sentences, parts of speech, stretches between quotation marks. */
export function readText(text: string, tagger: TaggerWeights): Reading {
  const tokens = tokenise(text);
  const sentence = sentenceNumbers(tokens);
  const regions = quoteRegions(tokens);
  const region = new Int32Array(tokens.count).fill(-1);
  regions.forEach(({ open, close }, number) => region.fill(number, open, close + 1));
  const stem = new Int32Array(tokens.count);
  tokens.lower.forEach((word, index) => {
    stem[index] = hashString(stemVerb(word));
  });
  const starts: number[] = [];
  for (let index = 0; index < tokens.count; index++) {
    if (index === 0 || sentence[index] !== sentence[index - 1]) starts.push(index);
  }
  starts.push(tokens.count);
  return {
    ...tokens,
    sentence,
    sentenceStart: Int32Array.from(starts),
    tags: tagTokens(tokens, sentence, tagger),
    stem,
    regions,
    region,
  };
}
