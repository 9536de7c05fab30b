import { usePreference } from '../preferences/use-preference.ts';
import { mostApart } from '#desktop/ipc/preferences.ts';

/** Which records somebody said are not the same, on this machine. */
export interface Apart {
  readonly isApart: (id: string, otherId: string) => boolean;
  readonly setApart: (id: string, otherId: string, apart: boolean) => void;
}

/** Remembers pairs that only seem to be the same, so that nobody is asked again. */
export function useApart(): Apart {
  const [pairs, setPairs] = usePreference('apart');
  return {
    isApart: (id, otherId) => pairs.some(isPair(id, otherId)),
    setApart: (id, otherId, apart) => {
      const matches = isPair(id, otherId);
      const others = pairs.filter((pair) => !matches(pair));
      setPairs(apart ? [...others, inOrder(id, otherId)].slice(-mostApart) : others);
    },
  };
}

function isPair(id: string, otherId: string) {
  const [one, other] = inOrder(id, otherId);
  return (pair: readonly [string, string]) => pair[0] === one && pair[1] === other;
}

function inOrder(id: string, otherId: string): [string, string] {
  return id < otherId ? [id, otherId] : [otherId, id];
}
