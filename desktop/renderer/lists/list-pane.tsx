import { useCallback, useRef, type ReactNode } from 'react';
import { DisplayMenu } from './display-menu.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FilterMenu } from './filter-menu.tsx';
import type { WholeDesk } from './use-whole-desk.ts';
import { useWidth } from './use-width.ts';
import { WhereChoice } from './where-choice.tsx';
import { VirtualList } from './virtual-list.tsx';
import type { RowSelection } from './use-selection.ts';
import { useWords } from '../words/use-words.ts';
import type { ListColumn, ListedKind, ListView } from '#desktop/ipc/list-views.ts';
import type { Page } from '#desktop/ipc/replica-views.ts';
import { TableHead, TableRow } from './table-row.tsx';

// Pixels; narrower than this a table is columns of three letters.
const tableWidth = 560;
const tableRowHeight = 36;

/** What a list of one kind adds to `ListPane`. */
export interface ListPaneProps<Row extends { readonly id: string }> {
  readonly kind: ListedKind;
  /** What the list is called where it is a narrower one than all of the kind. */
  readonly title?: string;
  readonly page: Page<Row> | undefined;
  /** Pixels of a row that is lines. */
  readonly rowHeight: number;
  readonly openId: string | null;
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  /** Null where nobody may make one here. */
  readonly onNew: (() => void) | null;
  /** What to do when there is nothing at all. */
  readonly empty: string;
  readonly renderLines: (row: Row) => ReactNode;
  readonly renderCell: (row: Row, column: ListColumn) => ReactNode;
  readonly groupLabel?: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  readonly onShow: (firstVisible: number, lastVisible: number) => void;
  /** Where the list looks; null for one that is always kept whole. */
  readonly whole?: WholeDesk | null;
  readonly selection?: RowSelection<Row> | null;
  /** What can be done with what is selected. */
  readonly footer?: ReactNode;
}

const noLabel = (): string => '';

/** A list with its search, its filters, how it is laid out and, where one may make something, its button. */
export function ListPane<Row extends { readonly id: string }>({
  kind,
  page,
  view,
  onView,
  onNew,
  onOpen,
  renderLines,
  renderCell,
  groupLabel = noLabel,
  whole = null,
  selection = null,
  ...props
}: ListPaneProps<Row>) {
  const { lists } = useWords();
  const pane = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const { width, measured } = useWidth();
  const hasRoom = width >= tableWidth;
  const isTable = view.table && hasRoom;
  const focusGrid = (): void => pane.current?.querySelector<HTMLElement>('.list-scroll')?.focus();
  const first = page?.offset === 0 ? page.rows[0] : undefined;
  const { columns } = view;
  const renderRow = useCallback(
    (row: Row): ReactNode =>
      isTable ? (
        <TableRow columns={columns} cell={(column) => renderCell(row, column)} />
      ) : (
        <div className="row-cell" role="gridcell">
          {renderLines(row)}
        </div>
      ),
    [isTable, columns, renderCell, renderLines],
  );
  const narrowed = Object.keys(view.filter).length > 0;
  return (
    <section className="list-pane" aria-label={props.title ?? lists.names[kind]} ref={pane}>
      <div className="list-head">
        <input
          ref={search}
          className="search"
          type="search"
          dir="auto"
          aria-label={lists.search[kind]}
          aria-keyshortcuts="/ Control+F Meta+F"
          placeholder={lists.search[kind]}
          value={view.text}
          onChange={(event) => onView({ ...view, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              focusGrid();
            } else if (event.key === 'Enter' && first !== undefined) {
              onOpen(first);
            } else if (event.key === 'Escape') {
              event.preventDefault();
              if (view.text === '') focusGrid();
              else onView({ ...view, text: '' });
            }
          }}
        />
        {onNew !== null && <NewButton label={lists.create[kind]} onNew={onNew} />}
      </div>
      {whole !== null && <WhereChoice whole={whole} />}
      <FilterChips
        kind={kind}
        filter={view.filter}
        onFilter={(filter) => onView({ ...view, filter })}
      />
      <div className="list-tools">
        <span className="list-total" role="status">
          {page === undefined
            ? ''
            : view.text.trim() === '' && !narrowed
              ? lists.total(page.total)
              : lists.found(page.total)}
        </span>
        <FilterMenu
          kind={kind}
          filter={view.filter}
          onFilter={(filter) => onView({ ...view, filter })}
        />
        <DisplayMenu
          kind={kind}
          view={view}
          onView={onView}
          hasRoom={hasRoom}
          canGroup={!(whole?.chosen ?? false)}
        />
      </div>
      <div className="list-body" ref={measured}>
        <VirtualList
          kind={kind}
          label={props.title ?? lists.names[kind]}
          page={page}
          rowHeight={isTable ? tableRowHeight : props.rowHeight}
          openId={props.openId}
          resetKey={resetKeyOf(view)}
          renderRow={renderRow}
          groupLabel={groupLabel}
          head={isTable ? <TableHead kind={kind} view={view} onView={onView} /> : null}
          columns={isTable ? view.columns.length : 1}
          selection={selection}
          onOpen={onOpen}
          onShow={props.onShow}
          onType={(letter) => {
            onView({ ...view, text: letter });
            search.current?.focus();
          }}
        />
        {page?.total === 0 && (
          <p className="empty list-empty">
            {view.text.trim() !== ''
              ? lists.nothingFound
              : narrowed
                ? lists.nothingLeft
                : props.empty}
          </p>
        )}
      </div>
      {props.footer}
    </section>
  );
}

/** What of a view decides which rows stand where: a list begins at its top again when this changes. */
export function resetKeyOf({ text, filter, orderBy, direction, groupBy }: ListView): string {
  return JSON.stringify([text, filter, orderBy, direction, groupBy]);
}

function NewButton({ label, onNew }: { readonly label: string; readonly onNew: () => void }) {
  return (
    <button type="button" className="button icon" aria-label={label} title={label} onClick={onNew}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d="M7 2v10M2 7h10" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
    </button>
  );
}
