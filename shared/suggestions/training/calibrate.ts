import type { RankExamples } from './rank-examples.ts';

/**
 * From what the rank models say of articles that they have not seen: the straight line that turns a sum into a
 * probability (Platt's scaling), and the worth from which on showing candidates gives the best F1, for the content and for
 * content and source alike.
 */
export function calibrate(
  examples: RankExamples,
  sums: { readonly statement: Float32Array; readonly linked: Float32Array },
): { calibration: readonly [number, number]; least: number } {
  const calibration = fitLine(sums.linked, examples.linked);
  const rows = [...examples.statement.keys()].map((row) => ({
    worth:
      (sigmoid(sums.statement[row] ?? 0) +
        sigmoid(calibration[0] * (sums.linked[row] ?? 0) + calibration[1])) /
      2,
    right: (examples.statement[row] ?? 0) + (examples.linked[row] ?? 0),
  }));
  rows.sort((a, b) => b.worth - a.worth);
  let right = 0;
  let best = 0;
  let least = 0.5;
  rows.forEach(({ worth, right: own }, index) => {
    right += own;
    const f1 = right / (index + 1 + examples.gold);
    if (f1 > best) {
      best = f1;
      least = worth;
    }
  });
  return { calibration: [round(calibration[0]), round(calibration[1])], least: round(least) };
}

// Newton's method on the two parameters of a logistic regression.
function fitLine(sums: Float32Array, labels: Uint8Array): [number, number] {
  let slope = 1;
  let offset = 0;
  for (let turn = 0; turn < 20; turn++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-6, 0, 1e-6];
    sums.forEach((sum, row) => {
      const chance = sigmoid(slope * sum + offset);
      const error = chance - (labels[row] ?? 0);
      const weight = chance * (1 - chance);
      ga += error * sum;
      gb += error;
      haa += weight * sum * sum;
      hab += weight * sum;
      hbb += weight;
    });
    const determinant = haa * hbb - hab * hab;
    slope -= (hbb * ga - hab * gb) / determinant;
    offset -= (haa * gb - hab * ga) / determinant;
  }
  return [slope, offset];
}

function sigmoid(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
