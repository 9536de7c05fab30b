import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { listItems } from './list-items.ts';
import { isPlainKey, keyTarget } from './list-keys.ts';
import { markFirstList } from './mark-first-list.ts';
import { GroupRow, ListRow } from './list-row.tsx';
import { useBoundKeys } from './use-bound-keys.ts';
import { rowAt } from './list-window.ts';
import type { RowSelection } from './use-selection.ts';
import { useCommand } from '../commands/use-command.ts';
import { useOpenHistory } from '../history/open-history.ts';
import type { ListedKind } from '#desktop/ipc/list-views.ts';
import type { Page } from '#desktop/ipc/replica-views.ts';

/** Pixels of the head of a group, and of the names of a table's columns. */
const headHeight = 30;

/** What a list draws its rows with. */
export interface VirtualListProps<Row extends { readonly id: string }> {
  readonly label: string;
  readonly kind: ListedKind;
  readonly page: Page<Row> | undefined;
  /** Pixels; all rows are equally high, so nothing moves when a row arrives. */
  readonly rowHeight: number;
  readonly openId: string | null;
  /** The list begins at its top again when this changes. */
  readonly resetKey: string;
  /** The cells of a row, each a `gridcell`. */
  readonly renderRow: (row: Row) => ReactNode;
  /** What the group of a row is called. */
  readonly groupLabel: (row: Row) => string;
  /** The names of the columns, each a `columnheader`; null where rows are lines. */
  readonly head?: ReactNode;
  readonly columns?: number;
  /** Null for a list of which one row at a time is enough. */
  readonly selection: RowSelection<Row> | null;
  readonly onOpen: (row: Row) => void;
  readonly onShow: (firstVisible: number, lastVisible: number) => void;
  /** Somebody types a letter that means nothing to the list. */
  readonly onType: (letter: string) => void;
}

/** A list of any length of which only what is visible is drawn; one stop for the Tab key, arrows within. */
export function VirtualList<Row extends { readonly id: string }>(props: VirtualListProps<Row>) {
  const { page, rowHeight, selection, onOpen, onShow, resetKey, head = null } = props;
  const isBound = useBoundKeys();
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const total = page?.total ?? 0;
  const groups = page?.groups ?? null;
  const items = useMemo(() => listItems(total, groups), [total, groups]);
  const top = head === null ? 0 : headHeight;
  const sticky = useRef<number | null>(null);
  const virtualizer = useVirtualizer({
    count: items.count,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => (items.at(place).is === 'group' ? headHeight : rowHeight),
    overscan: 6,
    scrollMargin: top,
    scrollPaddingStart: top + (groups === null ? 0 : headHeight),
    // The head of the group that is scrolled through stays in sight.
    rangeExtractor: (range) => {
      sticky.current = items.headOf(range.startIndex);
      const drawn = defaultRangeExtractor(range);
      const above = sticky.current;
      return above === null || drawn.includes(above) ? drawn : [above, ...drawn];
    },
  });
  // Which places are heads decides how high they are.
  useEffect(() => virtualizer.measure(), [virtualizer, items, rowHeight]);
  const drawn = virtualizer.getVirtualItems();
  const rows = drawn.flatMap(({ index }) => {
    const item = items.at(index);
    return item.is === 'row' ? [item.row] : [];
  });
  const [first = 0, last = 0] = [rows[0], rows.at(-1)];

  useEffect(() => onShow(first, last), [first, last, onShow]);
  const isFilled = rows.some((row) => rowAt(page, row) !== undefined);
  useEffect(() => {
    if (isFilled) markFirstList();
  }, [isFilled]);
  useEffect(() => {
    setActive(0);
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [resetKey]);

  const move = (to: number, extend: boolean): void => {
    const next = Math.max(0, Math.min(total - 1, to));
    if (selection !== null) {
      if (extend) selection.extend(active, next);
      else selection.settle(next);
    }
    setActive(next);
    virtualizer.scrollToIndex(items.placeOfRow(next), { align: 'auto' });
  };
  useCommand(
    'selectRow',
    () => {
      const row = rowAt(page, active);
      if (row !== undefined) selection?.toggle(active, row);
    },
    { enabled: selection !== null && total > 0, within: scroller },
  );
  const activeRow = rowAt(page, active);
  const pointed = { enabled: activeRow !== undefined, within: scroller, onlyThere: true };
  useCommand('openRecord', () => activeRow !== undefined && onOpen(activeRow), pointed);
  useOpenHistory({ kind: props.kind, id: activeRow?.id ?? '' }, pointed);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const row = rowAt(page, active);
    const command = ctrlKey || metaKey;
    const height = scroller.current?.clientHeight ?? 0;
    const target = altKey ? null : keyTarget(key, active, total, height, rowHeight);
    if (target !== null && total > 0) move(target, shiftKey);
    else if (key === 'Enter' && !command && row !== undefined) onOpen(row);
    else if (key === ' ' && selection !== null && row !== undefined) selection.toggle(active, row);
    else if (key === 'Escape' && selection !== null && selection.ids.size > 0) selection.clear();
    else if (isPlainKey(event) && !isBound(event)) props.onType(key);
    else return;
    event.preventDefault();
  };

  const onClick = (event: React.MouseEvent): void => {
    const index = rowIndexOf(event.target);
    const row = index === null ? undefined : rowAt(page, index);
    if (index === null || row === undefined) return;
    const box = event.target instanceof Element && event.target.closest('.row-check') !== null;
    if (selection !== null && event.shiftKey) selection.extend(active, index);
    else if (selection !== null && (event.ctrlKey || event.metaKey || box))
      selection.toggle(index, row);
    else {
      selection?.settle(index);
      onOpen(row);
    }
    setActive(index);
  };

  const handlers = {
    onKeyDown,
    onClick,
    // What its menu is about is the row that is active.
    onContextMenu: (event: React.MouseEvent): void => {
      const index = rowIndexOf(event.target);
      if (index !== null) setActive(index);
    },
    onMouseDown: (event: React.MouseEvent): void => {
      // Shift would select text.
      if (event.shiftKey) event.preventDefault();
    },
  };
  const isDrawn = rows.includes(active);
  return (
    <div
      ref={scroller}
      className="list-scroll"
      data-menu="row"
      data-selecting={(selection !== null && selection.ids.size > 0) || undefined}
      role={groups === null ? 'grid' : 'treegrid'}
      aria-label={props.label}
      // The names of the columns are a row of the grid too.
      aria-rowcount={items.count + (head === null ? 0 : 1)}
      aria-colcount={props.columns ?? 1}
      aria-multiselectable={selection !== null}
      tabIndex={0}
      {...(isDrawn && total > 0 ? { 'aria-activedescendant': `${listId}-${active}` } : {})}
      {...handlers}
    >
      {head}
      <div className="list-size" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map(({ index: place, start }) => {
          const item = items.at(place);
          const isSticky = place === sticky.current;
          const y = start - top;
          const rowIndex = place + 1 + (head === null ? 0 : 1);
          if (item.is === 'group') {
            const known = firstKnown(page, item.firstRow, item.count);
            return (
              <GroupRow
                key={`group ${item.group}`}
                label={known === undefined ? '' : props.groupLabel(known)}
                count={item.count}
                rowIndex={rowIndex}
                columns={props.columns ?? 1}
                height={headHeight}
                y={isSticky ? null : y}
                top={top}
                place={[item.group + 1, groups?.length ?? 1]}
              />
            );
          }
          const row = rowAt(page, item.row);
          return (
            <ListRow
              key={item.row}
              id={`${listId}-${item.row}`}
              row={row}
              index={item.row}
              rowIndex={rowIndex}
              y={y}
              height={rowHeight}
              place={item.within === null ? null : [item.within.place + 1, item.within.count]}
              isActive={item.row === active}
              isOpen={row !== undefined && row.id === props.openId}
              isSelected={
                selection === null ? null : row !== undefined && selection.ids.has(row.id)
              }
              render={props.renderRow}
            />
          );
        })}
      </div>
    </div>
  );
}

// The first row of a group may be read no more while its last ones are looked at.
function firstKnown<Row>(
  page: Page<Row> | undefined,
  first: number,
  count: number,
): Row | undefined {
  const from = Math.max(first, page?.offset ?? 0);
  return from < first + count ? rowAt(page, from) : undefined;
}

function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[data-row]') : null;
  return row === null ? null : Number(row.getAttribute('data-row'));
}
