import { useMemo, type ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';

interface ListRowProps<Row> {
  readonly id: string;
  /** Undefined while it is being read. */
  readonly row: Row | undefined;
  /** From 0, among the rows. */
  readonly index: number;
  /** From 1, among the rows and heads of groups. */
  readonly rowIndex: number;
  /** Pixels from the top of the list. */
  readonly y: number;
  readonly height: number;
  /** Which of how many in its group; null without groups. */
  readonly place: readonly [number, number] | null;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  /** Null in a list of which nothing is selected. */
  readonly isSelected: boolean | null;
  readonly render: (row: Row) => ReactNode;
}

/** One row of a list. */
export function ListRow<Row>({
  row,
  index,
  y,
  height,
  place,
  isSelected,
  render,
  ...props
}: ListRowProps<Row>) {
  // Moving through a list changes two rows of the thirty that are drawn, and of these only the frame.
  const cells = useMemo(() => (row === undefined ? null : render(row)), [row, render]);
  return (
    <div
      id={props.id}
      className="row"
      role="row"
      data-row={index}
      aria-rowindex={props.rowIndex}
      {...(place === null
        ? {}
        : { 'aria-level': 2, 'aria-posinset': place[0], 'aria-setsize': place[1] })}
      aria-selected={isSelected ?? props.isOpen}
      aria-current={props.isOpen || undefined}
      data-active={props.isActive || undefined}
      style={{ height, transform: `translateY(${y}px)` }}
    >
      {isSelected !== null && <span className="row-check" aria-hidden="true" />}
      {cells ?? (
        <div className="row-cell" role="gridcell">
          {cells}
        </div>
      )}
    </div>
  );
}

/** The head of a group of rows. */
export function GroupRow({
  label,
  count,
  rowIndex,
  columns,
  height,
  y,
  top,
  place,
}: {
  readonly label: string;
  readonly count: number;
  readonly rowIndex: number;
  readonly columns: number;
  readonly height: number;
  /** Pixels from the top of the list; null for the one that stays in sight while its rows are scrolled. */
  readonly y: number | null;
  /** Where it stays: pixels from the top of what is in sight. */
  readonly top: number;
  readonly place: readonly [number, number];
}) {
  const { lists } = useWords();
  return (
    <div
      className="group-row"
      role="row"
      aria-rowindex={rowIndex}
      aria-level={1}
      aria-posinset={place[0]}
      aria-setsize={place[1]}
      data-sticky={y === null || undefined}
      style={y === null ? { height, top } : { height, transform: `translateY(${y}px)` }}
    >
      <div className="group-cell" role="gridcell" aria-colspan={columns}>
        <span className="group-label" dir="auto">
          {label}
        </span>
        <span className="group-count">{lists.total(count)}</span>
      </div>
    </div>
  );
}
