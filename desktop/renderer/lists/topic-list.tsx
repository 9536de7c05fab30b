import { useCallback, useDeferredValue } from 'react';
import { FoundText, useFoundWords } from './found-text.tsx';
import { ListPane } from './list-pane.tsx';
import { askedList } from './list-query.ts';
import { useListWindow } from './list-window.ts';
import type { ListProps } from './list-props.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { ListColumn } from '#desktop/ipc/list-views.ts';
import type { TopicRow } from '#desktop/ipc/replica-views.ts';

/** The topics of the desk. */
export function TopicList({ view, onView, openId, onOpen, onNew }: ListProps<TopicRow>) {
  const words = useWords();
  const text = useDeferredValue(view.text);
  const { show, shown, ...part } = useListWindow();
  const query = { ...askedList('topic', view, text), ...part };
  const { data } = useReplicaQuery('listTopics', query, { keepPrevious: true });
  const found = useFoundWords('topic', data, shown, text);
  const renderLines = useCallback(
    (row: TopicRow) => (
      <>
        <span className="row-meta">
          <span className="row-title row-source" dir="auto">
            <FoundText text={row.name} found={found[row.id]} field="name" />
          </span>
          {row.sync !== 'saved' && <span className="sync-mark">{words.labels.sync[row.sync]}</span>}
        </span>
        <span className="row-meta">
          <span className="row-source" dir="auto">
            {row.parent === null ? '' : words.lists.inTopic(row.parent)}
          </span>
          <span>{row.quotes === 0 ? words.lists.noQuotes : words.lists.quotes(row.quotes)}</span>
        </span>
      </>
    ),
    [words, found],
  );
  const renderCell = useCallback(
    (row: TopicRow, column: ListColumn) => {
      if (column === 'name')
        return <FoundText text={row.name} found={found[row.id]} field="name" />;
      if (column === 'parent') return row.parent;
      return column === 'quotes' ? words.lists.total(row.quotes) : null;
    },
    [words, found],
  );
  return (
    <ListPane
      kind="topic"
      page={data}
      rowHeight={60}
      openId={openId}
      view={view}
      onView={onView}
      onNew={onNew}
      empty={words.lists.empty.topic}
      renderLines={renderLines}
      renderCell={renderCell}
      onOpen={onOpen}
      onShow={show}
    />
  );
}
