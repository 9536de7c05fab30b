import { useCallback, useDeferredValue } from 'react';
import { FoundText, useFoundWords } from './found-text.tsx';
import { ListPane } from './list-pane.tsx';
import { askedList } from './list-query.ts';
import { useListWindow } from './list-window.ts';
import { countryName } from './place-names.ts';
import type { ListProps } from './list-props.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { ListColumn } from '#desktop/ipc/list-views.ts';
import type { ActorRow } from '#desktop/ipc/replica-views.ts';

/** The actors of the desk. */
export function ActorList({ view, onView, openId, onOpen, onNew }: ListProps<ActorRow>) {
  const words = useWords();
  const text = useDeferredValue(view.text);
  const { show, shown, ...part } = useListWindow();
  const query = { ...askedList('actor', view, text), ...part };
  const { data } = useReplicaQuery('listActors', query, { keepPrevious: true });
  const found = useFoundWords('actor', data, shown, text);
  const renderLines = useCallback(
    (row: ActorRow) => (
      <>
        <span className="row-meta">
          <span className="row-title row-source" dir="auto">
            <FoundText text={row.name} found={found[row.id]} field="name" />
          </span>
          {row.sync !== 'saved' && <span className="sync-mark">{words.labels.sync[row.sync]}</span>}
        </span>
        <span className="row-meta">
          <span className="row-source" dir="auto">
            {row.matchedAlias === null
              ? (row.position ?? words.labels.actorKind[row.kind])
              : words.lists.alsoCalled(row.matchedAlias)}
          </span>
          {row.quotes > 0 && <span>{words.lists.quotes(row.quotes)}</span>}
        </span>
      </>
    ),
    [words, found],
  );
  const renderCell = useCallback(
    (row: ActorRow, column: ListColumn) => {
      switch (column) {
        case 'name':
          return <FoundText text={row.name} found={found[row.id]} field="name" />;
        case 'actorKind':
          return words.labels.actorKind[row.kind];
        case 'position':
          return row.position;
        case 'country':
          return row.country === null ? '' : countryName(row.country);
        case 'quotes':
          return words.lists.total(row.quotes);
        default:
          return null;
      }
    },
    [words, found],
  );
  return (
    <ListPane
      kind="actor"
      page={data}
      rowHeight={60}
      openId={openId}
      view={view}
      onView={onView}
      onNew={onNew}
      empty={words.lists.empty.actor}
      renderLines={renderLines}
      renderCell={renderCell}
      onOpen={onOpen}
      onShow={show}
    />
  );
}
