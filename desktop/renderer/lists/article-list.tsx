import { useDeferredValue } from 'react';
import { filterText } from './filter-text.ts';
import { ListPane, type ListChoice } from './list-pane.tsx';
import { useListWindow } from './list-window.ts';
import { useShownRows, useWholeDeskChoice } from './use-whole-desk.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { shortDate } from '../words/dates.ts';
import { counted, onServerMark, syncMarks } from '../words/labels.ts';
import type { ArticleRow } from '#desktop/ipc/replica-views.ts';

/** The orders that articles can be listed in. */
export const articleOrders = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  headline: 'By headline',
  changed: 'Changed last',
} as const;
/** One of `articleOrders`. */
export type ArticleOrder = keyof typeof articleOrders;

const orderings = {
  newest: { orderBy: 'publishedAt', direction: 'desc' },
  oldest: { orderBy: 'publishedAt', direction: 'asc' },
  headline: { orderBy: 'headline', direction: 'asc' },
  changed: { orderBy: 'updatedAt', direction: 'desc' },
} as const;

/** All articles of the desk. */
export function ArticleList({
  choice,
  openId,
  onChoice,
  onOpen,
  onNew,
}: {
  readonly choice: ListChoice<ArticleOrder>;
  readonly openId: string | null;
  readonly onChoice: (choice: ListChoice<ArticleOrder>) => void;
  readonly onOpen: (id: string) => void;
  readonly onNew: (() => void) | null;
}) {
  const text = useDeferredValue(choice.text);
  const { show, ...part } = useListWindow();
  const where = useWholeDeskChoice();
  const query = { filter: filterText(text), ...orderings[choice.order], ...part };
  const options = { keepPrevious: true };
  const here = useReplicaQuery('listArticles', query, { ...options, enabled: !where.chosen });
  const there = useReplicaQuery('findArticles', query, { ...options, enabled: where.chosen });
  const { page, whole, isAway, open } = useShownRows({
    choice: where,
    here: here.data,
    there: there.data,
    articleOf: ({ id }) => id,
    onOpen: ({ id }) => onOpen(id),
  });
  return (
    <ListPane
      label="Articles"
      page={page}
      rowHeight={88}
      openId={openId}
      choice={choice}
      orders={articleOrders}
      onChoice={onChoice}
      onNew={onNew}
      newLabel="New article"
      empty="No articles yet. Import wire articles with “npx verbatim import FILE”, or add one by hand with the plus sign above."
      renderRow={(row) => <ArticleLine row={row} away={isAway(row)} />}
      onOpen={open}
      onShow={show}
      whole={whole}
    />
  );
}

function ArticleLine({ row, away }: { readonly row: ArticleRow; readonly away: boolean }) {
  const mark = away ? onServerMark : syncMarks[row.sync];
  const source = [row.agency, row.datelinePlace].filter((part) => part !== null).join(' · ');
  return (
    <>
      <span className="row-title two-lines" dir="auto">
        {row.headline}
      </span>
      <span className="row-meta">
        <span className="row-source" dir="auto">
          {source}
        </span>
        <span>{shortDate(row.publishedAt)}</span>
      </span>
      <span className="row-meta">
        <span className="row-source">
          {row.quotes === 0 ? 'No quotes' : counted(row.quotes, 'quote', 'quotes')}
          {row.unreviewedQuotes > 0 && (
            <span className="to-review"> · {row.unreviewedQuotes} to review</span>
          )}
        </span>
        {mark !== null && <span className="sync-mark">{mark}</span>}
      </span>
    </>
  );
}
