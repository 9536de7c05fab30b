/** Ids of actors by keys of their names, and the keys of each, so that it can be taken out again. */
export class ActorsByKey {
  readonly #ids = new Map<string, Set<string>>();
  readonly #keys = new Map<string, readonly string[]>();

  /** For an id that is not in it. */
  put(id: string, keys: readonly string[]): void {
    this.#keys.set(id, keys);
    for (const key of keys) {
      const ids = this.#ids.get(key);
      if (ids === undefined) this.#ids.set(key, new Set([id]));
      else ids.add(id);
    }
  }

  remove(id: string): void {
    for (const key of this.#keys.get(id) ?? []) {
      const ids = this.#ids.get(key);
      ids?.delete(id);
      if (ids?.size === 0) this.#ids.delete(key);
    }
    this.#keys.delete(id);
  }

  /** The ids with any of these keys, each once. */
  with(keys: readonly string[]): string[] {
    return [...new Set(keys.flatMap((key) => [...(this.#ids.get(key) ?? [])]))];
  }
}
