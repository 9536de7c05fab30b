import { useCallback, useState } from 'react';
import type { Page } from '#desktop/ipc/replica-views.ts';

/** How many rows are read at once. */
export const windowLength = 300;
const step = 100;

/** The offset to read from so that the rows around the first visible one are there on both sides. */
export function windowOffset(firstVisible: number): number {
  return Math.max(0, Math.floor(firstVisible / step) * step - step);
}

/** The row of a list at an index, when the page that was read last holds it. */
export function rowAt<Row>(page: Page<Row> | undefined, index: number): Row | undefined {
  return page?.rows[index - page.offset];
}

/** The part of a list to read: it moves in steps as the list is scrolled. */
export function useListWindow(): {
  readonly offset: number;
  readonly limit: number;
  /** The first and the last row that are drawn. */
  readonly shown: readonly [number, number];
  readonly show: (firstVisible: number, lastVisible: number) => void;
} {
  const [offset, setOffset] = useState(0);
  const [shown, setShown] = useState<readonly [number, number]>([0, 0]);
  const show = useCallback((first: number, last: number) => {
    setOffset(windowOffset(first));
    // In steps, so that what is asked of the rows in sight is not asked anew for each line that is scrolled.
    setShown((old) => {
      const next = [Math.floor(first / 20) * 20, Math.ceil((last + 1) / 20) * 20] as const;
      return old[0] === next[0] && old[1] === next[1] ? old : next;
    });
  }, []);
  return { offset, limit: windowLength, shown, show };
}
