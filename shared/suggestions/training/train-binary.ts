import { randomFrom, shuffle } from './random.ts';

/** Examples with equally many features each, row by row, and what is to be learnt: 1 or 0. */
export interface Examples {
  readonly features: Int32Array;
  readonly width: number;
  readonly labels: Uint8Array;
}

/** How to learn. */
export interface BinarySettings {
  readonly bits: number;
  readonly rate: number;
  readonly rounds: number;
}

/** Logistic regression over hashed features by stochastic gradient descent with AdaGrad's step sizes. */
export function trainBinary(
  examples: Examples,
  { bits, rate, rounds }: BinarySettings,
): Float32Array {
  const { features, width, labels } = examples;
  const mask = (1 << bits) - 1;
  const weights = new Float32Array(1 << bits);
  const squares = new Float32Array(1 << bits).fill(1e-4);
  const order = Int32Array.from(labels, (_, index) => index);
  const random = randomFrom(11);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const example of order) {
      const from = example * width;
      let sum = 0;
      for (let at = from; at < from + width; at++) sum += weights[(features[at] ?? 0) & mask] ?? 0;
      const gradient = 1 / (1 + Math.exp(-sum)) - (labels[example] ?? 0);
      if (Math.abs(gradient) < 5e-3) continue;
      const square = gradient * gradient;
      for (let at = from; at < from + width; at++) {
        const slot = (features[at] ?? 0) & mask;
        const seen = (squares[slot] ?? 0) + square;
        squares[slot] = seen;
        weights[slot] = (weights[slot] ?? 0) - (rate * gradient) / Math.sqrt(seen);
      }
    }
  }
  return weights;
}

/** Puts rows of features of one width into one table. */
export function packExamples(rows: readonly Int32Array[], labels: readonly number[]): Examples {
  const width = rows[0]?.length ?? 0;
  const features = new Int32Array(width * rows.length);
  rows.forEach((row, index) => features.set(row, index * width));
  return { features, width, labels: Uint8Array.from(labels) };
}
