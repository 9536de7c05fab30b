import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { rowAt } from './list-window.ts';
import type { Page } from '#desktop/ipc/replica-views.ts';

/** Which rows of a list are selected, by their ids, and the ways to change that. Rows are numbered from 0. */
export interface RowSelection<Row> {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (index: number, row: Row) => void;
  /** Selects what lies between the row that the selection began at, or else the active one, and another. */
  readonly extend: (active: number, to: number) => void;
  /** A range will begin at this row. */
  readonly settle: (index: number) => void;
  readonly all: () => void;
  readonly clear: () => void;
}

const none: ReadonlySet<string> = new Set();

/**
 * The selection of a list, which may reach further than the rows that are read: `readIds` answers the ids of a part of it.
 * It is empty again when `resetKey` changes, since what is listed is something else then.
 */
export function useSelection<Row extends { readonly id: string }>({
  page,
  readIds,
  resetKey,
}: {
  readonly page: Page<Row> | undefined;
  readonly readIds: (offset: number, limit: number) => Promise<readonly string[]>;
  readonly resetKey: string;
}): RowSelection<Row> {
  const [selected, setSelected] = useState({ of: resetKey, ids: none });
  const ids = selected.of === resetKey ? selected.ids : none;
  const setIds = useCallback(
    (next: ReadonlySet<string>) => setSelected({ of: resetKey, ids: next }),
    [resetKey],
  );
  const anchor = useRef<number | null>(null);
  // What was selected before the range that is being drawn.
  const before = useRef<ReadonlySet<string>>(ids);
  const asked = useRef(0);
  const put = useCallback(
    (next: ReadonlySet<string>) => {
      asked.current += 1;
      setIds(next);
    },
    [setIds],
  );
  const clear = useCallback(() => {
    anchor.current = null;
    before.current = none;
    put(none);
  }, [put]);
  useEffect(() => {
    anchor.current = null;
    before.current = none;
    asked.current += 1;
  }, [resetKey]);

  return useMemo(() => {
    const read = async (
      offset: number,
      limit: number,
      base: ReadonlySet<string>,
    ): Promise<void> => {
      asked.current += 1;
      const mine = asked.current;
      const found = await readIds(offset, limit);
      // Something else was selected meanwhile.
      if (mine === asked.current) setIds(new Set([...base, ...found]));
    };
    return {
      ids,
      clear,
      toggle: (index, { id }) => {
        const next = new Set(ids);
        if (!next.delete(id)) next.add(id);
        anchor.current = index;
        before.current = next;
        put(next);
      },
      settle: (index) => {
        anchor.current = index;
        before.current = ids;
      },
      extend: (active, to) => {
        anchor.current ??= active;
        const [from, until] = [Math.min(anchor.current, to), Math.max(anchor.current, to)];
        const known = Array.from({ length: Math.min(until - from + 1, 500) }, (_, step) =>
          rowAt(page, from + step),
        ).flatMap((row) => (row === undefined ? [] : [row.id]));
        if (known.length === until - from + 1) put(new Set([...before.current, ...known]));
        else void read(from, until - from + 1, before.current);
      },
      all: () => {
        if (page !== undefined && page.total > 0) void read(0, page.total, new Set());
      },
    };
  }, [ids, page, readIds, put, clear, setIds]);
}
