import { useCallback, useState } from 'react';
import { deskPlaceSchema, firstPlace, type DeskPlace } from './desk-place.ts';
import { useCommand } from '../commands/use-command.ts';

interface Journey {
  readonly place: DeskPlace;
  /** The latest last. */
  readonly before: readonly DeskPlace[];
  readonly after: readonly DeskPlace[];
}

// More than anybody goes back by single steps.
const longest = 50;

/** Where this window is, how it got there, and the ways back and forward. `keep` takes each place, so that it is there again. */
export function usePlace(
  kept: unknown,
  keep: (place: DeskPlace) => void,
): { readonly place: DeskPlace; readonly put: (next: Partial<DeskPlace>) => void } {
  const [{ place, before, after }, setJourney] = useState<Journey>(() => {
    const parsed = deskPlaceSchema.safeParse(kept);
    return { place: parsed.success ? parsed.data : firstPlace, before: [], after: [] };
  });
  const put = useCallback(
    (next: Partial<DeskPlace>) =>
      setJourney((old) => {
        // Whatever is opened is what is looked at: no conflict and no history stays on top of it.
        const there = { ...old.place, conflict: null, history: null, ...next };
        if (JSON.stringify(there) === JSON.stringify(old.place)) return old;
        keep(there);
        return { place: there, before: [...old.before, old.place].slice(-longest), after: [] };
      }),
    [keep],
  );
  const goBack = (): void => {
    const last = before.at(-1);
    if (last === undefined) return;
    keep(last);
    setJourney({ place: last, before: before.slice(0, -1), after: [place, ...after] });
  };
  const goForward = (): void => {
    const [next, ...rest] = after;
    if (next === undefined) return;
    keep(next);
    setJourney({ place: next, before: [...before, place], after: rest });
  };
  useCommand('goBack', goBack, { enabled: before.length > 0 });
  useCommand('goForward', goForward, { enabled: after.length > 0 });
  return { place, put };
}
