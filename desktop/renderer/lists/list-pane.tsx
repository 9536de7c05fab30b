import { useRef, type ReactNode } from 'react';
import type { WholeDesk } from './use-whole-desk.ts';
import { WhereChoice } from './where-choice.tsx';
import { VirtualList } from './virtual-list.tsx';
import { Select } from '../fields/select-field.tsx';
import type { Page } from '#desktop/ipc/replica-views.ts';

/** What an editor has chosen to see of a list. */
export interface ListChoice<Order extends string> {
  readonly text: string;
  readonly order: Order;
}

/** A list with its search, its order and, where one may make something, its button. */
export function ListPane<Row extends { readonly id: string }, Order extends string>({
  label,
  page,
  rowHeight,
  openId,
  choice,
  orders,
  onChoice,
  onNew,
  newLabel,
  empty,
  renderRow,
  onOpen,
  onShow,
  whole = null,
}: {
  readonly label: string;
  readonly page: Page<Row> | undefined;
  readonly rowHeight: number;
  readonly openId: string | null;
  readonly choice: ListChoice<Order>;
  readonly orders: Readonly<Record<Order, string>>;
  readonly onChoice: (choice: ListChoice<Order>) => void;
  readonly onNew: (() => void) | null;
  readonly newLabel: string;
  /** What to do when there is nothing at all. */
  readonly empty: ReactNode;
  readonly renderRow: (row: Row) => ReactNode;
  readonly onOpen: (row: Row) => void;
  readonly onShow: (firstVisible: number) => void;
  /** Where the list looks; null for one that is always kept whole. */
  readonly whole?: WholeDesk | null;
}) {
  const pane = useRef<HTMLElement>(null);
  const focusList = (): void => pane.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  const first = page?.offset === 0 ? page.rows[0] : undefined;
  return (
    <section className="list-pane" aria-label={label} ref={pane}>
      <div className="list-head">
        <input
          className="search"
          type="search"
          dir="auto"
          aria-label={`Search ${label.toLowerCase()}`}
          aria-keyshortcuts="/ Control+F Meta+F"
          placeholder={`Search ${label.toLowerCase()}`}
          value={choice.text}
          onChange={(event) => onChoice({ ...choice, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              focusList();
            } else if (event.key === 'Enter' && first !== undefined) {
              onOpen(first);
            } else if (event.key === 'Escape') {
              event.preventDefault();
              if (choice.text === '') focusList();
              else onChoice({ ...choice, text: '' });
            }
          }}
        />
        {onNew !== null && (
          <button
            type="button"
            className="button icon"
            aria-label={newLabel}
            title={newLabel}
            onClick={onNew}
          >
            <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
              <path
                d="M7 2v10M2 7h10"
                stroke="currentColor"
                strokeWidth="1.5"
                strokeLinecap="round"
              />
            </svg>
          </button>
        )}
      </div>
      {whole !== null && <WhereChoice whole={whole} />}
      <div className="list-tools">
        <span className="list-total">
          {page === undefined ? '' : totalOf(page.total, choice.text)}
        </span>
        <Select
          className="list-order"
          aria-label="Order"
          value={choice.order}
          labels={orders}
          onChange={(order) => onChoice({ ...choice, order })}
        />
      </div>
      <div className="list-body">
        <VirtualList
          label={label}
          page={page}
          rowHeight={rowHeight}
          openId={openId}
          resetKey={`${choice.text} ${choice.order}`}
          renderRow={renderRow}
          onOpen={onOpen}
          onShow={onShow}
        />
        {page?.total === 0 && (
          <p className="empty list-empty">
            {choice.text.trim() === '' ? empty : 'Nothing found. Try fewer words, or other ones.'}
          </p>
        )}
      </div>
    </section>
  );
}

function totalOf(total: number, text: string): string {
  const number = total.toLocaleString('en');
  return text.trim() === '' ? number : `${number} found`;
}
