import type { CSSProperties, ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import type { ListColumn, ListedKind, ListView } from '#desktop/ipc/list-views.ts';
import { orderings } from '#shared/queries/orderings.ts';

// Shares of the width, and what a column needs at least.
const widths: Readonly<Partial<Record<ListColumn, string>>> = {
  headline: 'minmax(180px, 4fr)',
  words: 'minmax(200px, 5fr)',
  article: 'minmax(120px, 2fr)',
  name: 'minmax(140px, 3fr)',
  speaker: 'minmax(110px, 1.6fr)',
  onBehalfOf: 'minmax(110px, 1.6fr)',
  position: 'minmax(120px, 3fr)',
  status: '96px',
  said: '96px',
  published: '96px',
  changed: '96px',
  quotes: '64px',
  toReview: '76px',
  language: '76px',
  country: '110px',
};

/** The columns that a list can be ordered by, with the ordering of each. */
const sortable: Readonly<Partial<Record<ListColumn, string>>> = {
  headline: 'headline',
  published: 'publishedAt',
  changed: 'updatedAt',
  said: 'saidOn',
  name: 'name',
};

function template(columns: readonly ListColumn[]): CSSProperties {
  const tracks = columns.map((column) => widths[column] ?? 'minmax(84px, 1fr)');
  return { gridTemplateColumns: tracks.join(' ') };
}

/** The cells of a row of a table. */
export function TableRow({
  columns,
  cell,
}: {
  readonly columns: readonly ListColumn[];
  readonly cell: (column: ListColumn) => ReactNode;
}) {
  return (
    <div className="table-row" role="presentation" style={template(columns)}>
      {columns.map((column, index) => (
        <div
          key={column}
          className="table-cell"
          role="gridcell"
          aria-colindex={index + 1}
          data-column={column}
          dir="auto"
        >
          {cell(column)}
        </div>
      ))}
    </div>
  );
}

/** The names of the columns; those that the list can be ordered by are buttons. */
export function TableHead({
  kind,
  view,
  onView,
}: {
  readonly kind: ListedKind;
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
}) {
  const { lists } = useWords();
  return (
    <div className="table-head" role="row" aria-rowindex={1} style={template(view.columns)}>
      {view.columns.map((column, index) => {
        const ordering = sortable[column];
        const name = lists.columnNames[column];
        const isOrder = ordering !== undefined && view.orderBy === ordering;
        return (
          <div
            key={column}
            className="table-name"
            role="columnheader"
            aria-colindex={index + 1}
            {...(isOrder
              ? {
                  'aria-sort':
                    view.direction === 'asc' ? ('ascending' as const) : ('descending' as const),
                }
              : {})}
          >
            {ordering === undefined || !(ordering in orderings[kind]) ? (
              name
            ) : (
              <button
                type="button"
                className="table-sort"
                tabIndex={-1}
                title={lists.sortBy(name)}
                onClick={(event) => {
                  event.stopPropagation();
                  const turned = view.direction === 'asc' ? 'desc' : 'asc';
                  const begin = ordering === 'name' || ordering === 'headline' ? 'asc' : 'desc';
                  onView({ ...view, orderBy: ordering, direction: isOrder ? turned : begin });
                }}
              >
                {name}
                {isOrder && (
                  <span className="table-way" aria-hidden="true">
                    {view.direction === 'asc' ? '↑' : '↓'}
                  </span>
                )}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
