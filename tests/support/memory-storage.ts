import type { DraftStorage } from '#desktop/renderer/drafts/draft-store.ts';

/** A browser's storage that lives in memory. */
export function memoryStorage(initial: Readonly<Record<string, string>> = {}): {
  -readonly [Name in keyof DraftStorage]: DraftStorage[Name];
} {
  const entries = new Map(Object.entries(initial));
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}
