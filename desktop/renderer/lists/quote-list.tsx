import { useDeferredValue } from 'react';
import { filterText } from './filter-text.ts';
import { ListPane, type ListChoice } from './list-pane.tsx';
import { useListWindow } from './list-window.ts';
import { QuoteLine } from './quote-line.tsx';
import { useShownRows, useWholeDeskChoice } from './use-whole-desk.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import type { QuoteRow } from '#desktop/ipc/replica-views.ts';

/** The orders that quotes can be listed in, and the narrower lists that editors work through. */
export const quoteOrders = {
  added: 'Added last',
  said: 'Said last',
  changed: 'Changed last',
  drafts: 'Drafts only',
  in_review: 'In review only',
  disputed: 'Disputed only',
} as const;
/** One of `quoteOrders`. */
export type QuoteOrder = keyof typeof quoteOrders;

const orderings = {
  added: { orderBy: 'createdAt', direction: 'desc', filter: {} },
  said: { orderBy: 'saidOn', direction: 'desc', filter: {} },
  changed: { orderBy: 'updatedAt', direction: 'desc', filter: {} },
  drafts: { orderBy: 'createdAt', direction: 'desc', filter: { status: 'draft' } },
  in_review: { orderBy: 'createdAt', direction: 'desc', filter: { status: 'in_review' } },
  disputed: { orderBy: 'createdAt', direction: 'desc', filter: { status: 'disputed' } },
} as const;

/** All quotes of the desk. */
export function QuoteList({
  choice,
  openId,
  onChoice,
  onOpen,
}: {
  readonly choice: ListChoice<QuoteOrder>;
  readonly openId: string | null;
  readonly onChoice: (choice: ListChoice<QuoteOrder>) => void;
  readonly onOpen: (row: QuoteRow) => void;
}) {
  const text = useDeferredValue(choice.text);
  const { show, ...part } = useListWindow();
  const { filter, ...order } = orderings[choice.order];
  const where = useWholeDeskChoice();
  const query = { filter: { ...filter, ...filterText(text) }, ...order, ...part };
  const options = { keepPrevious: true };
  const here = useReplicaQuery('listQuotes', query, { ...options, enabled: !where.chosen });
  const there = useReplicaQuery('findQuotes', query, { ...options, enabled: where.chosen });
  const { page, whole, isAway, open } = useShownRows({
    choice: where,
    here: here.data,
    there: there.data,
    articleOf: ({ articleId }) => articleId,
    onOpen,
  });
  return (
    <ListPane
      label="Quotes"
      page={page}
      rowHeight={104}
      openId={openId}
      choice={choice}
      orders={quoteOrders}
      onChoice={onChoice}
      onNew={null}
      newLabel=""
      empty={
        choice.order === 'drafts' || choice.order === 'in_review' || choice.order === 'disputed'
          ? 'No quotes of this status.'
          : 'No quotes yet. Open an article, select the words of a statement and press Q.'
      }
      renderRow={(row) => <QuoteLine row={row} away={isAway(row)} />}
      onOpen={open}
      onShow={show}
      whole={whole}
    />
  );
}
