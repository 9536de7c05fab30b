import type { Model } from './model.ts';

/** A table of weights as text: one letter for each, as `packTable` chooses it, for weights from `-most` to `most`. */
export interface PackedTable {
  readonly most: number;
  readonly packed: string;
}

/** The form in which a model is kept as JSON. */
export interface WeightsFile {
  readonly tagger: PackedTable;
  /** Pairs: the hash of a word, and the number of its only part of speech. */
  readonly sure: readonly number[];
  readonly cue: PackedTable;
  readonly span: PackedTable;
  readonly statement: PackedTable;
  readonly linked: PackedTable;
  readonly least: number;
  readonly calibration: readonly number[];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-';
const levels = 31;

/** Makes the file of a model. */
export function writeWeights(model: Model): WeightsFile {
  return {
    tagger: packTable(model.tagger.weights),
    sure: [...model.tagger.sure].sort((a, b) => a[0] - b[0]).flat(),
    cue: packTable(model.cue),
    span: packTable(model.span),
    statement: packTable(model.statement),
    linked: packTable(model.linked),
    least: model.least,
    calibration: [...model.calibration],
  };
}

/** Reads a model out of its file. */
export function readWeights(file: WeightsFile): Model {
  const sure = new Map<number, number>();
  for (let at = 0; at + 1 < file.sure.length; at += 2) {
    sure.set(file.sure[at] ?? 0, file.sure[at + 1] ?? 0);
  }
  return {
    tagger: { weights: unpackTable(file.tagger), sure },
    cue: unpackTable(file.cue),
    span: unpackTable(file.span),
    statement: unpackTable(file.statement),
    linked: unpackTable(file.linked),
    least: file.least,
    calibration: [file.calibration[0] ?? 1, file.calibration[1] ?? 0],
  };
}

/**
 * Rounds each weight to one of 63 levels and writes it as one letter. The levels lie close together where weights are
 * small and most are, and apart where they are large: level `k` is `most * (k / 31) ** 2`.
 */
export function packTable(weights: Float32Array): PackedTable {
  let most = 1e-6;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  most = Number(most.toPrecision(6));
  const written: string[] = [];
  for (const weight of weights) {
    const level = Math.round(Math.sqrt(Math.min(1, Math.abs(weight) / most)) * levels);
    written.push(letters[(weight < 0 ? -level : level) + levels] ?? '');
  }
  return { most, packed: written.join('') };
}

/** The weights of a table, rounded as they were when it was packed. */
export function unpackTable({ most, packed }: PackedTable): Float32Array {
  const values = new Float32Array(128);
  for (let place = 0; place < letters.length; place++) {
    const level = place - levels;
    values[letters.charCodeAt(place)] = Math.sign(level) * most * (level / levels) ** 2;
  }
  const weights = new Float32Array(packed.length);
  for (let at = 0; at < packed.length; at++) weights[at] = values[packed.charCodeAt(at)] ?? 0;
  return weights;
}
