import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findStatements } from '#shared/suggestions/find/find-statements.ts';
import { packTable, unpackTable, writeWeights } from '#shared/suggestions/find/weights-file.ts';
import { readBrown } from '#shared/suggestions/training/brown.ts';
import { trainModel, type TrainingArticle } from '#shared/suggestions/training/train-model.ts';
import { readCorpus } from '#tests/training/corpus.ts';
import { f1, scoreStatements } from '#tests/training/score.ts';
import { heldOut } from '#tests/training/split.ts';

test('the weights take less than two megabytes', async () => {
  const file = new URL('../../../../shared/suggestions/find/english-weights.json', import.meta.url);
  expect((await readFile(file)).byteLength).toBeLessThan(2_000_000);
});

test('packing rounds weights once: what was read back packs to the same letters', () => {
  const weights = Float32Array.from({ length: 512 }, (_, index) => Math.sin(index * 7) ** 5 * 3);
  const packed = packTable(weights);
  expect(packTable(unpackTable(packed))).toEqual(packed);
  const most = Math.max(
    ...unpackTable(packed).map((weight, index) => Math.abs(weight - (weights[index] ?? 0))),
  );
  expect(most).toBeLessThan(0.11);
});

test('training on the same texts gives the same weights', () => {
  const article = (number: number): TrainingArticle => {
    const text = `The harbour of Tarnvik is closed. “Ship ${number} stays,” Holt said. It rained.`;
    const at = (words: string): [number, number] => [
      text.indexOf(words),
      text.indexOf(words) + words.length,
    ];
    return {
      id: `wire_${number}`,
      text,
      quotes: [
        {
          type: 'direct',
          content: [at(`“Ship ${number} stays,”`)],
          cue: [at('said')],
          source: [at('Holt')],
        },
      ],
    };
  };
  const articles = Array.from({ length: 8 }, (_, number) => article(number));
  const tagged = [
    readBrown('The/at mayor/nn said/vbd that/cs ships/nns stay/vb ./.\n\nHe/pps left/vbd ./.'),
  ];
  const train = (): string =>
    createHash('sha256')
      .update(JSON.stringify(writeWeights(trainModel(articles, tagged, () => undefined))))
      .digest('hex');
  expect(train()).toBe(train());
}, 60_000);

// The corpus lies beside the repository on the desks where the model is made, and nowhere else.
const corpus = await readCorpus();
if (corpus !== null) {
  test('on articles that were held out the suggestions are as good as they were', () => {
    const held = heldOut(corpus).held.filter((_, index) => index % 4 === 0);
    const found = new Map(held.map(({ id, text }) => [id, findStatements(text, 'en').statements]));
    const { all, quoted } = scoreStatements(held, found);
    expect(f1(quoted, quoted.overlap)).toBeGreaterThan(0.8);
    expect(f1(quoted, quoted.linked)).toBeGreaterThan(0.75);
    expect(f1(all, all.overlap)).toBeGreaterThan(0.62);
    expect(f1(all, all.linked)).toBeGreaterThan(0.55);
  }, 60_000);
}
