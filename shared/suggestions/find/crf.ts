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

/** The likeliest roles. */
export function viterbi(
  length: number,
  emit: Float32Array,
  move: Float32Array,
  out: Uint8Array,
): number {
  const score = new Float32Array(4),
    nextScore = new Float32Array(4);
  const back = new Uint8Array(length * 4);
  for (let y = 0; y < 4; y++) score[y] = emit[y] ?? 0;
  for (let i = 1; i < length; i++) {
    for (let y = 0; y < 4; y++) {
      let best = -Infinity,
        from = 0;
      for (let p = 0; p < 4; p++) {
        const s = (score[p] ?? 0) + (move[i * 16 + p * 4 + y] ?? 0);
        if (s > best) {
          best = s;
          from = p;
        }
      }
      nextScore[y] = best + (emit[i * 4 + y] ?? 0);
      back[i * 4 + y] = from;
    }
    score.set(nextScore);
  }
  let y = 0;
  for (let k = 1; k < 4; k++) if ((score[k] ?? 0) > (score[y] ?? 0)) y = k;
  const total = score[y] ?? 0;
  for (let i = length - 1; i >= 0; i--) {
    out[i] = y;
    y = back[i * 4 + y] ?? 0;
  }
  return total;
}

/** Forward-backward: marginals `[i*4+y]`, pair marginals `[i*16+p*4+y]`; returns log Z. */
export function marginals(
  length: number,
  emit: Float32Array,
  move: Float32Array,
  single: Float32Array,
  pair: Float32Array | null,
): number {
  const alpha = new Float64Array(length * 4),
    beta = new Float64Array(length * 4);
  for (let y = 0; y < 4; y++) alpha[y] = emit[y] ?? 0;
  for (let i = 1; i < length; i++)
    for (let y = 0; y < 4; y++) {
      let m = -Infinity;
      const s0 = (alpha[i * 4 - 4] ?? 0) + (move[i * 16 + y] ?? 0),
        s1 = (alpha[i * 4 - 3] ?? 0) + (move[i * 16 + 4 + y] ?? 0),
        s2 = (alpha[i * 4 - 2] ?? 0) + (move[i * 16 + 8 + y] ?? 0),
        s3 = (alpha[i * 4 - 1] ?? 0) + (move[i * 16 + 12 + y] ?? 0);
      m = Math.max(s0, s1, s2, s3);
      alpha[i * 4 + y] =
        m +
        Math.log(Math.exp(s0 - m) + Math.exp(s1 - m) + Math.exp(s2 - m) + Math.exp(s3 - m)) +
        (emit[i * 4 + y] ?? 0);
    }
  for (let i = length - 2; i >= 0; i--)
    for (let p = 0; p < 4; p++) {
      const b = (i + 1) * 4,
        r = (i + 1) * 16 + p * 4;
      const s0 = (move[r] ?? 0) + (emit[b] ?? 0) + (beta[b] ?? 0),
        s1 = (move[r + 1] ?? 0) + (emit[b + 1] ?? 0) + (beta[b + 1] ?? 0),
        s2 = (move[r + 2] ?? 0) + (emit[b + 2] ?? 0) + (beta[b + 2] ?? 0),
        s3 = (move[r + 3] ?? 0) + (emit[b + 3] ?? 0) + (beta[b + 3] ?? 0);
      const m = Math.max(s0, s1, s2, s3);
      beta[i * 4 + p] =
        m + Math.log(Math.exp(s0 - m) + Math.exp(s1 - m) + Math.exp(s2 - m) + Math.exp(s3 - m));
    }
  const e = length * 4 - 4;
  const m = Math.max(alpha[e] ?? 0, alpha[e + 1] ?? 0, alpha[e + 2] ?? 0, alpha[e + 3] ?? 0);
  const z =
    m +
    Math.log(
      Math.exp((alpha[e] ?? 0) - m) +
        Math.exp((alpha[e + 1] ?? 0) - m) +
        Math.exp((alpha[e + 2] ?? 0) - m) +
        Math.exp((alpha[e + 3] ?? 0) - m),
    );
  for (let i = 0; i < length; i++)
    for (let y = 0; y < 4; y++) {
      single[i * 4 + y] = Math.exp((alpha[i * 4 + y] ?? 0) + (beta[i * 4 + y] ?? 0) - z);
      if (pair !== null && i > 0)
        for (let p = 0; p < 4; p++)
          pair[i * 16 + p * 4 + y] = Math.exp(
            (alpha[i * 4 - 4 + p] ?? 0) +
              (move[i * 16 + p * 4 + y] ?? 0) +
              (emit[i * 4 + y] ?? 0) +
              (beta[i * 4 + y] ?? 0) -
              z,
          );
    }
  return z;
}
