import { mix } from './hash.ts';

/**
 * Collects the features of one thing as 32-bit hashes. A feature is a kind, told apart by its place in the list, and a
 * value; `pairs` crosses values with each other. One list is used for thing after thing, so that nothing is allocated.
 */
export class FeatureList {
  readonly values = new Int32Array(256);
  length = 0;
  readonly #firstKind: number;

  /** Kinds are counted from `firstKind`, so that those of two models do not meet. */
  constructor(firstKind: number) {
    this.#firstKind = firstKind;
  }

  clear(): void {
    this.length = 0;
  }

  /** Adds one feature of the next kind for each value. */
  add(...values: readonly number[]): void {
    for (const value of values) this.push(value);
  }

  /** Adds the value crossed with each of the others, each as a feature of the next kind. */
  cross(value: number, others: readonly number[]): void {
    for (const other of others) this.push(mix(value, other));
  }

  push(value: number): void {
    this.values[this.length] = mix(this.#firstKind + this.length, value);
    this.length++;
  }
}
