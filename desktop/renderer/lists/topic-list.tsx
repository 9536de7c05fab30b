import { useDeferredValue } from 'react';
import { filterText } from './filter-text.ts';
import { ListPane, type ListChoice } from './list-pane.tsx';
import { useListWindow } from './list-window.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { counted, syncMarks } from '../words/labels.ts';
import type { TopicRow } from '#desktop/ipc/replica-views.ts';

/** The orders that topics can be listed in. */
export const topicOrders = {
  name: 'By name',
  added: 'Added last',
  changed: 'Changed last',
} as const;
/** One of `topicOrders`. */
export type TopicOrder = keyof typeof topicOrders;

const orderings = {
  name: { orderBy: 'name', direction: 'asc' },
  added: { orderBy: 'createdAt', direction: 'desc' },
  changed: { orderBy: 'updatedAt', direction: 'desc' },
} as const;

/** All topics of the desk. */
export function TopicList({
  choice,
  openId,
  onChoice,
  onOpen,
  onNew,
}: {
  readonly choice: ListChoice<TopicOrder>;
  readonly openId: string | null;
  readonly onChoice: (choice: ListChoice<TopicOrder>) => void;
  readonly onOpen: (id: string) => void;
  readonly onNew: (() => void) | null;
}) {
  const text = useDeferredValue(choice.text);
  const { show, ...part } = useListWindow();
  const { data } = useReplicaQuery(
    'listTopics',
    { filter: filterText(text), ...orderings[choice.order], ...part },
    { keepPrevious: true },
  );
  return (
    <ListPane
      label="Topics"
      page={data}
      rowHeight={60}
      openId={openId}
      choice={choice}
      orders={topicOrders}
      onChoice={onChoice}
      onNew={onNew}
      newLabel="New topic"
      empty="No topics yet. Add one with the plus sign above, or while you describe a statement."
      renderRow={(row) => <TopicLine row={row} />}
      onOpen={({ id }) => onOpen(id)}
      onShow={show}
    />
  );
}

function TopicLine({ row }: { readonly row: TopicRow }) {
  const mark = syncMarks[row.sync];
  return (
    <>
      <span className="row-meta">
        <span className="row-title row-source" dir="auto">
          {row.name}
        </span>
        {mark !== null && <span className="sync-mark">{mark}</span>}
      </span>
      <span className="row-meta">
        <span className="row-source" dir="auto">
          {row.parent === null ? '' : `in ${row.parent}`}
        </span>
        <span>{row.quotes === 0 ? 'No quotes' : counted(row.quotes, 'quote', 'quotes')}</span>
      </span>
    </>
  );
}
