import { emissionCount, transitionCount, type SpanFeatures } from './span-features.ts';

/** What a token is to a cue. */
export const roles = { other: 0, cue: 1, source: 2, content: 3 } as const;

/**
 * Where the four weights of an emission's feature begin, one for each role: side by side, so that they are fetched from
 * memory together.
 */
export function emissionSlot(feature: number, mask: number): number {
  return (feature << 2) & mask;
}

/** Where the sixteen weights of a transition's feature begin, one for each pair of roles, `before * 4 + now`. */
export function transitionSlot(feature: number, mask: number): number {
  return (feature << 4) & mask;
}

/**
 * Sums the weights of a window's features: `emit[token * 4 + role]` and `move[token * 16 + before * 4 + role]`. The head
 * can be nothing but a cue.
 */
export function potentials(
  features: SpanFeatures,
  length: number,
  head: number,
  weights: Float32Array,
  emit: Float32Array,
  move: Float32Array,
): void {
  const mask = weights.length - 1;
  const { emission, transition } = features;
  move.fill(0, 0, length * 16);
  for (let token = 0; token < length; token++) {
    let [other, cue, source, content] = [0, 0, 0, 0];
    for (let f = token * emissionCount; f < (token + 1) * emissionCount; f++) {
      const slot = emissionSlot(emission[f] ?? 0, mask);
      other += weights[slot] ?? 0;
      cue += weights[slot + 1] ?? 0;
      source += weights[slot + 2] ?? 0;
      content += weights[slot + 3] ?? 0;
    }
    const isHead = token === head;
    emit[token * 4] = isHead ? -1e4 : other;
    emit[token * 4 + 1] = isHead ? 0 : cue;
    emit[token * 4 + 2] = isHead ? -1e4 : source;
    emit[token * 4 + 3] = isHead ? -1e4 : content;
    if (token === 0) continue;
    const to = token * 16;
    for (let f = token * transitionCount; f < (token + 1) * transitionCount; f++) {
      const slot = transitionSlot(transition[f] ?? 0, mask);
      for (let turn = 0; turn < 16; turn++) {
        move[to + turn] = (move[to + turn] ?? 0) + (weights[slot + turn] ?? 0);
      }
    }
  }
}

/** Memory for windows of up to so many tokens, so that nothing is allocated for each. */
export class ChainMemory {
  readonly emit: Float64Array;
  readonly move: Float64Array;
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
  readonly scale: Float64Array;
  readonly back: Uint8Array;

  constructor(longest: number) {
    this.emit = new Float64Array(longest * 4);
    this.move = new Float64Array(longest * 16);
    this.alpha = new Float64Array(longest * 4);
    this.beta = new Float64Array(longest * 4);
    this.scale = new Float64Array(longest);
    this.back = new Uint8Array(longest * 4);
  }
}

/** The likeliest roles, into `path`; the result is the sum of their weights. */
export function viterbi(
  length: number,
  emit: Float32Array,
  move: Float32Array,
  { alpha: score, back }: ChainMemory,
  path: Uint8Array,
): number {
  for (let role = 0; role < 4; role++) score[role] = emit[role] ?? 0;
  for (let at = 4; at < length * 4; at += 4) {
    for (let role = 0; role < 4; role++) {
      let best = -Infinity;
      let from = 0;
      for (let before = 0; before < 4; before++) {
        const sum = (score[at - 4 + before] ?? 0) + (move[at * 4 + before * 4 + role] ?? 0);
        if (sum > best) {
          best = sum;
          from = before;
        }
      }
      score[at + role] = best + (emit[at + role] ?? 0);
      back[at + role] = from;
    }
  }
  const end = length * 4 - 4;
  let role = 0;
  for (let other = 1; other < 4; other++) {
    if ((score[end + other] ?? 0) > (score[end + role] ?? 0)) role = other;
  }
  const total = score[end + role] ?? 0;
  for (let at = length - 1; at >= 0; at--) {
    path[at] = role;
    role = back[at * 4 + role] ?? 0;
  }
  return total;
}

/**
 * How likely each token has each role, `single[token * 4 + role]`, and where `pair` is given, each turn,
 * `pair[token * 16 + before * 4 + role]`: forward and backward over factors that are scaled to one at each token. The
 * result is the logarithm of the sum over all readings.
 */
export function marginals(
  length: number,
  emit: Float32Array,
  move: Float32Array,
  memory: ChainMemory,
  single: Float32Array,
  pair: Float32Array | null,
): number {
  const { alpha, beta, scale, emit: here, move: turn } = memory;
  let total = 0;
  for (let token = 0; token < length; token++) {
    const at = token * 4;
    const top = Math.max(emit[at] ?? 0, emit[at + 1] ?? 0, emit[at + 2] ?? 0, emit[at + 3] ?? 0);
    let sum = 0;
    for (let role = 0; role < 4; role++) {
      const factor = Math.exp((emit[at + role] ?? 0) - top);
      here[at + role] = factor;
      let reached = token === 0 ? 1 : 0;
      if (token > 0) {
        for (let before = 0; before < 4; before++) {
          const slot = at * 4 + before * 4 + role;
          const way = Math.exp(move[slot] ?? 0);
          turn[slot] = way;
          reached += (alpha[at - 4 + before] ?? 0) * way;
        }
      }
      alpha[at + role] = reached * factor;
      sum += reached * factor;
    }
    for (let role = 0; role < 4; role++) alpha[at + role] = (alpha[at + role] ?? 0) / sum;
    scale[token] = sum;
    total += top + Math.log(sum);
  }
  beta.fill(1, length * 4 - 4, length * 4);
  for (let at = length * 4 - 8; at >= 0; at -= 4) {
    const divisor = scale[at / 4 + 1] ?? 1;
    for (let before = 0; before < 4; before++) {
      let sum = 0;
      for (let role = 0; role < 4; role++) {
        const ahead = (here[at + 4 + role] ?? 0) * (beta[at + 4 + role] ?? 0);
        sum += (turn[at * 4 + 16 + before * 4 + role] ?? 0) * ahead;
      }
      beta[at + before] = sum / divisor;
    }
  }
  for (let at = 0; at < length * 4; at++) single[at] = (alpha[at] ?? 0) * (beta[at] ?? 0);
  if (pair !== null) fillPairs(length, memory, pair);
  return total;
}

function fillPairs(
  length: number,
  { alpha, beta, scale, emit: here, move: turn }: ChainMemory,
  pair: Float32Array,
): void {
  for (let token = 1; token < length; token++) {
    for (let role = 0; role < 4; role++) {
      const at = token * 4 + role;
      const ahead = ((here[at] ?? 0) * (beta[at] ?? 0)) / (scale[token] ?? 1);
      for (let before = 0; before < 4; before++) {
        const slot = token * 16 + before * 4 + role;
        pair[slot] = (alpha[token * 4 - 4 + before] ?? 0) * (turn[slot] ?? 0) * ahead;
      }
    }
  }
}
