import { makeCandidates, type Candidate } from '../find/candidates.ts';
import { leastChance, type Model } from '../find/model.ts';
import { readText } from '../find/read-text.ts';
import { packTable, unpackTable } from '../find/weights-file.ts';
import { annotate, chooseHeads, type Annotated, type GoldQuote } from './annotated.ts';
import type { TaggedText } from './brown.ts';
import { calibrate } from './calibrate.ts';
import { rankExamples } from './rank-examples.ts';
import { trainBinary, type Examples } from './train-binary.ts';
import { outOfFold, trainCues } from './train-cues.ts';
import { trainSpans } from './train-spans.ts';
import { trainTagger } from './train-tagger.ts';

/** An article to learn from. */
export interface TrainingArticle {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly GoldQuote[];
}

const folds = 2;
const taggerSettings = { bits: 18, rounds: 5 };
const spanSettings = { bits: 20, rate: 0.03, rounds: 3, dropout: 0.4 };
const rankSettings = { bits: 15, rate: 0.01, rounds: 6 };

/**
 * Trains all parts of the English model. Each stage learns from what the earlier ones say of articles that they have not
 * seen (in two folds), so that it learns how far they are to be trusted. The same input gives the same weights.
 */
export function trainModel(
  articles: readonly TrainingArticle[],
  brown: readonly TaggedText[],
  say: (line: string) => void,
): Model {
  const learnt = trainTagger(brown, taggerSettings.bits, taggerSettings.rounds);
  const tagger = { weights: rounded(learnt.weights), sure: learnt.sure };
  say('tagger');
  const annotated = articles.map(({ id, text, quotes }) =>
    annotate(id, readText(text, tagger), quotes),
  );
  chooseHeads(annotated);
  return { tagger, ...trainFinder(annotated, say) };
}

/** Trains everything above the tagger. */
export function trainFinder(
  articles: readonly Annotated[],
  say: (line: string) => void,
): Omit<Model, 'tagger'> {
  const chances = outOfFold(articles, folds);
  say('cues of the folds');
  const candidates = new Map<string, readonly Candidate[]>();
  for (let fold = 0; fold < folds; fold++) {
    const span = trainSpans(
      articles.filter((_, index) => index % folds !== fold),
      chances,
      spanSettings,
    );
    for (const { id, reading } of articles.filter((_, index) => index % folds === fold)) {
      candidates.set(
        id,
        makeCandidates(
          reading,
          chances.get(id) ?? new Float32Array(reading.count),
          span,
          leastChance,
        ),
      );
    }
    say(`contents and sources of fold ${fold + 1}`);
  }
  const examples = rankExamples(articles, candidates);
  const ranks = {
    statement: labelled(examples, 'statement'),
    linked: labelled(examples, 'linked'),
  };
  const chosen = calibrate(examples, {
    statement: crossSums(examples.article, ranks.statement),
    linked: crossSums(examples.article, ranks.linked),
  });
  say(`ranks: shown from ${chosen.least.toFixed(2)} on`);
  const cue = trainCues(articles);
  const span = trainSpans(articles, chances, spanSettings);
  say('cues, contents and sources of all');
  return {
    cue: rounded(cue),
    span: rounded(span),
    statement: rounded(trainBinary(ranks.statement, rankSettings)),
    linked: rounded(trainBinary(ranks.linked, rankSettings)),
    ...chosen,
  };
}

function labelled(examples: ReturnType<typeof rankExamples>, of: 'statement' | 'linked'): Examples {
  return { features: examples.features, width: examples.width, labels: examples[of] };
}

// What a rank model says of candidates in articles that it has not learnt from, in four folds.
function crossSums(articleOf: Int32Array, examples: Examples): Float32Array {
  const parts = 4;
  const sums = new Float32Array(examples.labels.length);
  for (let part = 0; part < parts; part++) {
    const rows = [...examples.labels.keys()];
    const weights = trainBinary(
      pick(
        examples,
        rows.filter((row) => (articleOf[row] ?? 0) % parts !== part),
      ),
      rankSettings,
    );
    for (const row of rows.filter((it) => (articleOf[it] ?? 0) % parts === part)) {
      let sum = 0;
      for (let at = row * examples.width; at < (row + 1) * examples.width; at++) {
        sum += weights[(examples.features[at] ?? 0) & (weights.length - 1)] ?? 0;
      }
      sums[row] = sum;
    }
  }
  return sums;
}

function pick({ features, width, labels }: Examples, rows: readonly number[]): Examples {
  const chosen = new Int32Array(rows.length * width);
  rows.forEach((row, index) =>
    chosen.set(features.subarray(row * width, (row + 1) * width), index * width),
  );
  return { features: chosen, width, labels: Uint8Array.from(rows, (row) => labels[row] ?? 0) };
}

// Weights as they will be read back from the file, so that what is learnt on top of them fits them.
function rounded(weights: Float32Array): Float32Array {
  return unpackTable(packTable(weights));
}
