/** Everything that a schedule leaves to chance, from its seed alone. */
export interface Random {
  /** [0, 1). */
  readonly fraction: () => number;
  /** A whole number from 0, below `most`. */
  readonly below: (most: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of the items; undefined where there is none. */
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
  /** So many bytes, as the ids of records take. */
  readonly bytes: (count: number) => Uint8Array;
}

/** Random numbers from a seed; the multiplier and increment are those of Numerical Recipes, modulo 2^32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  // The first numbers of seeds that lie close together lie close together too.
  for (let round = 0; round < 8; round += 1) fraction();
  const below = (most: number): number => Math.floor(fraction() * most);
  return {
    fraction,
    below,
    chance: (probability) => fraction() < probability,
    pick: (items) => items[below(items.length)],
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  };
}
