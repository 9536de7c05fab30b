import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { rowAt } from './list-window.ts';
import type { Page } from '#desktop/ipc/replica-views.ts';

/** A list of any length of which only what is visible is drawn; one stop for the Tab key, arrows within. */
export function VirtualList<Row extends { readonly id: string }>({
  label,
  page,
  rowHeight,
  openId,
  resetKey,
  renderRow,
  onOpen,
  onShow,
}: {
  readonly label: string;
  readonly page: Page<Row> | undefined;
  /** Pixels; all rows are equally high, so nothing moves when a row arrives. */
  readonly rowHeight: number;
  readonly openId: string | null;
  /** The list begins at its top again when this changes. */
  readonly resetKey: string;
  readonly renderRow: (row: Row) => ReactNode;
  readonly onOpen: (row: Row) => void;
  readonly onShow: (firstVisible: number) => void;
}) {
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const total = page?.total ?? 0;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;

  useEffect(() => onShow(first), [first, onShow]);
  useEffect(() => {
    setActive(0);
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [resetKey]);

  const move = (to: number): void => {
    const next = Math.max(0, Math.min(total - 1, to));
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = keyTarget(event.key, active, total, scroller.current, rowHeight);
    if (target !== null) {
      event.preventDefault();
      move(target);
      return;
    }
    const row = rowAt(page, active);
    if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      onOpen(row);
    }
  };

  return (
    <div
      ref={scroller}
      className="list-scroll"
      role="grid"
      aria-label={label}
      aria-rowcount={total}
      aria-colcount={1}
      tabIndex={0}
      {...(total > 0 && items.some(({ index }) => index === active)
        ? { 'aria-activedescendant': `${listId}-${active}` }
        : {})}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const index = rowIndexOf(target);
        const row = index === null ? undefined : rowAt(page, index);
        if (index === null || row === undefined) return;
        setActive(index);
        onOpen(row);
      }}
    >
      <div className="list-size" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rowAt(page, index);
          return (
            <div
              key={index}
              id={`${listId}-${index}`}
              className="row"
              role="row"
              aria-rowindex={index + 1}
              aria-selected={row !== undefined && row.id === openId}
              data-active={index === active || undefined}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            >
              <div className="row-cell" role="gridcell">
                {row !== undefined && renderRow(row)}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[aria-rowindex]') : null;
  return row === null ? null : Number(row.getAttribute('aria-rowindex')) - 1;
}

function keyTarget(
  key: string,
  active: number,
  total: number,
  scroller: Element | null,
  rowHeight: number,
): number | null {
  const screenful = Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / rowHeight) - 1);
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + screenful;
    case 'PageUp':
      return active - screenful;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}
