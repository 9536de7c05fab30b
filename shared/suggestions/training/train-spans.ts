import { SpanWork } from '../find/candidates.ts';
import { emissionSlot, marginals, potentials, roles, transitionSlot } from '../find/crf.ts';
import {
  emissionCount,
  longestWindow,
  spanFeatures,
  transitionCount,
} from '../find/span-features.ts';
import { windowOf } from '../find/window.ts';
import type { Annotated, GoldAttribution } from './annotated.ts';
import { randomFrom, shuffle } from './random.ts';

/** How to learn: `2 ** bits` weights, step size, rounds, and the share of the kinds of features left out at random. */
export interface SpanSettings {
  readonly bits: number;
  readonly rate: number;
  readonly rounds: number;
  readonly dropout: number;
}

/**
 * Trains the linear-chain CRF that reads what the tokens around a cue are to it, by stochastic gradient descent with
 * AdaGrad's step sizes. `chances` are those of all tokens of each article to be a cue's head. Kinds of features are left
 * out at random, since those with words in them would otherwise learn each article by heart.
 */
export function trainSpans(
  articles: readonly Annotated[],
  chances: ReadonlyMap<string, Float32Array>,
  settings: SpanSettings,
): Float32Array {
  const items = articles.flatMap((article) =>
    article.attributions
      .filter(({ head, content }) => head >= 0 && content.length > 0)
      .map((attribution) => ({ article, attribution })),
  );
  const order = Int32Array.from(items, (_, index) => index);
  const random = randomFrom(7);
  const learner = new SpanLearner(settings, random);
  for (let round = 0; round < settings.rounds; round++) {
    shuffle(order, random);
    for (const number of order) {
      const item = items[number];
      if (item === undefined) continue;
      const { article, attribution } = item;
      learner.learn(article, attribution, chances.get(article.id) ?? new Float32Array(0));
    }
  }
  return learner.weights;
}

// A feature that is left out is replaced by this one, whose slots are never learnt and so weigh nothing.
const nothing = 0;
const reserved = 16;
// A difference this small changes nothing that matters, and most tokens' are.
const leastGradient = 0.01;

class SpanLearner {
  readonly weights: Float32Array;
  readonly #settings: SpanSettings;
  readonly #random: () => number;
  readonly #squares: Float32Array;
  readonly #work = new SpanWork();
  readonly #pair = new Float32Array(longestWindow * 16);
  readonly #gold = new Uint8Array(longestWindow);

  constructor(settings: SpanSettings, random: () => number) {
    this.#settings = settings;
    this.#random = random;
    this.weights = new Float32Array(1 << settings.bits);
    this.#squares = new Float32Array(1 << settings.bits).fill(1e-3);
  }

  learn({ reading }: Annotated, attribution: GoldAttribution, chances: Float32Array): void {
    const { features, emit, move, single, memory } = this.#work;
    const window = windowOf(reading, attribution.head);
    const length = window.to - window.from;
    const head = attribution.head - window.from;
    spanFeatures(reading, attribution.head, window, chances, features);
    this.#leaveOut(length);
    potentials(features, length, head, this.weights, emit, move);
    const scale = 1 / (1 - this.#settings.dropout);
    for (let at = 0; at < length * 4; at++) emit[at] = (emit[at] ?? 0) * scale;
    for (let at = 0; at < length * 16; at++) move[at] = (move[at] ?? 0) * scale;
    fillGold(attribution, window.from, length, this.#gold);
    marginals(length, emit, move, memory, single, this.#pair);
    for (let token = 0; token < length; token++) {
      if (token !== head) this.#learnEmission(token);
      if (token > 0) this.#learnTransition(token);
    }
  }

  // The first feature of each sort is the bias, which always stays.
  #leaveOut(length: number): void {
    const { emission, transition } = this.#work.features;
    for (const [table, width] of [
      [emission, emissionCount],
      [transition, transitionCount],
    ] as const) {
      for (let kind = 1; kind < width; kind++) {
        if (this.#random() >= this.#settings.dropout) continue;
        for (let at = kind; at < length * width; at += width) table[at] = nothing;
      }
    }
  }

  #learnEmission(token: number): void {
    const { features, single } = this.#work;
    for (let role = 0; role < 4; role++) {
      const gradient = (single[token * 4 + role] ?? 0) - (this.#gold[token] === role ? 1 : 0);
      if (Math.abs(gradient) < leastGradient) continue;
      for (let f = token * emissionCount; f < (token + 1) * emissionCount; f++) {
        const slot = emissionSlot(features.emission[f] ?? 0, this.weights.length - 1);
        if (slot >= reserved) this.#step(slot + role, gradient);
      }
    }
  }

  #learnTransition(token: number): void {
    const { features } = this.#work;
    const turn = (this.#gold[token - 1] ?? 0) * 4 + (this.#gold[token] ?? 0);
    for (let move = 0; move < 16; move++) {
      const gradient = (this.#pair[token * 16 + move] ?? 0) - (turn === move ? 1 : 0);
      if (Math.abs(gradient) < leastGradient) continue;
      for (let f = token * transitionCount; f < (token + 1) * transitionCount; f++) {
        const slot = transitionSlot(features.transition[f] ?? 0, this.weights.length - 1);
        if (slot >= reserved) this.#step(slot + move, gradient);
      }
    }
  }

  #step(slot: number, gradient: number): void {
    const seen = (this.#squares[slot] ?? 0) + gradient * gradient;
    this.#squares[slot] = seen;
    this.weights[slot] =
      (this.weights[slot] ?? 0) - (this.#settings.rate * gradient) / Math.sqrt(seen);
  }
}

function fillGold(
  { content, source, cue }: GoldAttribution,
  from: number,
  length: number,
  gold: Uint8Array,
): void {
  gold.fill(roles.other, 0, length);
  const put = (tokens: readonly number[], role: number): void => {
    for (const token of tokens) {
      if (token >= from && token < from + length) gold[token - from] = role;
    }
  };
  put(content, roles.content);
  put(source, roles.source);
  put(cue, roles.cue);
}
