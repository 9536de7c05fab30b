import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { BulkEditDialog } from './bulk-edit-dialog.tsx';
import { useFoundWords } from './found-text.tsx';
import { ListPane, resetKeyOf } from './list-pane.tsx';
import { askedGroups, askedList } from './list-query.ts';
import { useListWindow } from './list-window.ts';
import type { ListProps } from './list-props.ts';
import { useQuoteCell } from './quote-cell.tsx';
import { QuoteLine } from './quote-line.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useSelection } from './use-selection.ts';
import { useShownRows, useWholeDeskChoice } from './use-whole-desk.ts';
import { useBridge } from '../replica/replica-context.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { QuoteRow } from '#desktop/ipc/replica-views.ts';

/** The quotes of the desk, of which several can be selected and changed at once. */
export function QuoteList({ view, onView, openId, onOpen }: Omit<ListProps<QuoteRow>, 'onNew'>) {
  const words = useWords();
  const { lists } = words;
  const { replica } = useBridge();
  const text = useDeferredValue(view.text);
  const { show, shown, ...part } = useListWindow();
  const where = useWholeDeskChoice();
  const asked = askedList('quote', view, text);
  const groups = askedGroups('quote', view);
  const options = { keepPrevious: true };
  const here = useReplicaQuery(
    'listQuotes',
    { ...asked, ...groups, ...part },
    { ...options, enabled: !where.chosen },
  );
  const there = useReplicaQuery(
    'findQuotes',
    { ...asked, ...part },
    { ...options, enabled: where.chosen },
  );
  const { page, whole, isAway, open } = useShownRows({
    choice: where,
    here: here.data,
    there: there.data,
    articleOf: ({ articleId }) => articleId,
    onOpen,
  });
  const found = useFoundWords('quote', page, shown, text);
  const renderLines = useCallback(
    (row: QuoteRow) => <QuoteLine row={row} away={isAway(row)} found={found[row.id]} />,
    [found, isAway],
  );
  const renderCell = useQuoteCell(found);
  const { groupBy } = view;
  const groupLabel = useCallback(
    ({ saidOn, speakers: [speaker], headline }: QuoteRow) => {
      if (groupBy === 'speaker') return speaker ?? lists.noSpeakerGroup;
      if (groupBy === 'article') return headline === '' ? lists.noArticle : headline;
      return saidOn === null ? lists.noDay : words.fullDate(saidOn);
    },
    [groupBy, lists, words],
  );

  const asking = useRef({ ...asked, ...groups });
  useEffect(() => {
    asking.current = { ...asked, ...groups };
  });
  const readIds = useCallback(
    (offset: number, limit: number) => replica.listQuoteIds({ ...asking.current, offset, limit }),
    [replica],
  );
  const selection = useSelection({ page, readIds, resetKey: resetKeyOf(view) });
  const [editing, setEditing] = useState<readonly string[] | null>(null);
  return (
    <ListPane
      kind="quote"
      page={page}
      rowHeight={104}
      openId={openId}
      view={view}
      onView={onView}
      onNew={null}
      empty={lists.empty.quote}
      renderLines={renderLines}
      renderCell={renderCell}
      groupLabel={groupLabel}
      onOpen={open}
      onShow={show}
      whole={whole}
      // What is only on the server cannot be changed from here.
      selection={where.chosen ? null : selection}
      footer={
        <>
          {!where.chosen && (
            <SelectionBar selection={selection} onEdit={() => setEditing([...selection.ids])} />
          )}
          {editing !== null && (
            <BulkEditDialog
              ids={editing}
              onClose={(isDone) => {
                setEditing(null);
                if (isDone) selection.clear();
              }}
            />
          )}
        </>
      }
    />
  );
}
