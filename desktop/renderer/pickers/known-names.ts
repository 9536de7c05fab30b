import { fold } from '#shared/text/fold.ts';

/** Names of records by their ids. */
export type KnownNames = Readonly<Record<string, string>>;

interface Named {
  readonly id: string;
  readonly name: string;
}

const mostShown = 12;

/**
 * What a search offers: first what belongs to the article at hand, all of it while nothing is typed, then the rest of
 * what was found.
 */
export function whereMatches(
  query: string,
  found: readonly Named[],
  near: KnownNames,
  exclude: readonly string[],
): { readonly here: readonly Named[]; readonly elsewhere: readonly Named[] } {
  const typed = fold(query.trim());
  const open = ({ id }: Named): boolean => !exclude.includes(id);
  const named = Object.entries(near)
    .map(([id, name]) => ({ id, name }))
    .filter(({ name }) => hasWords(fold(name), typed))
    .sort((one, other) => one.name.localeCompare(other.name));
  const byOtherName = found.filter(({ id }) => id in near && !named.some((one) => one.id === id));
  const here = [...named, ...byOtherName].filter(open).slice(0, mostShown);
  const elsewhere = found.filter((one) => !(one.id in near) && open(one));
  return { here, elsewhere: elsewhere.slice(0, Math.max(4, mostShown - here.length)) };
}

// Each word typed begins a word of the name.
function hasWords(name: string, typed: string): boolean {
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u);
  return typed
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .every((part) => words.some((word) => word.startsWith(part)));
}
