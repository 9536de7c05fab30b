import { useState } from 'react';

/**
 * A list in which every item that looks as it did is the same object as before, and the list itself too where all are:
 * so what is drawn from it is drawn again only where something changed.
 */
export function useSteadyList<Item extends { readonly id: string }>(
  next: readonly Item[],
  looksTheSame: (one: Item, other: Item) => boolean,
): readonly Item[] {
  const [kept, setKept] = useState(next);
  if (kept === next) return kept;
  const before = new Map(kept.map((item) => [item.id, item]));
  const steady = next.map((item) => {
    const old = before.get(item.id);
    return old !== undefined && looksTheSame(old, item) ? old : item;
  });
  if (steady.length === kept.length && steady.every((item, index) => item === kept[index])) {
    return kept;
  }
  // Ends because the next round finds every item as it is now.
  setKept(steady);
  return steady;
}
