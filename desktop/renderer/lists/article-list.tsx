import { useCallback, useDeferredValue } from 'react';
import { ArticleLine, useArticleCell } from './article-line.tsx';
import { useFoundWords } from './found-text.tsx';
import { ListPane } from './list-pane.tsx';
import { askedGroups, askedList } from './list-query.ts';
import { useListWindow } from './list-window.ts';
import type { ListProps } from './list-props.ts';
import { useShownRows, useWholeDeskChoice } from './use-whole-desk.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { ArticleRow } from '#desktop/ipc/replica-views.ts';

/** The articles of the desk; with `review` those that somebody has yet to look through. */
export function ArticleList({
  view,
  onView,
  openId,
  onOpen,
  onNew,
  review = false,
}: ListProps<ArticleRow> & { readonly review?: boolean }) {
  const words = useWords();
  const { lists } = words;
  const text = useDeferredValue(view.text);
  const { show, shown, ...part } = useListWindow();
  const where = useWholeDeskChoice();
  const asked = askedList('article', view, text);
  const filter = review ? { ...asked.filter, or: toReview } : asked.filter;
  const query = { ...asked, filter, ...part };
  const groups = askedGroups('article', view);
  const options = { keepPrevious: true };
  const here = useReplicaQuery(
    'listArticles',
    { ...query, ...groups },
    { ...options, enabled: !where.chosen },
  );
  const there = useReplicaQuery('findArticles', query, { ...options, enabled: where.chosen });
  const { page, whole, isAway, open } = useShownRows({
    choice: where,
    here: here.data,
    there: there.data,
    articleOf: ({ id }) => id,
    onOpen,
  });
  const found = useFoundWords('article', page, shown, text);
  const renderLines = useCallback(
    (row: ArticleRow) => <ArticleLine row={row} away={isAway(row)} found={found[row.id]} />,
    [found, isAway],
  );
  const renderCell = useArticleCell(found);
  const byAgency = view.groupBy === 'agency';
  const groupLabel = useCallback(
    ({ agency, publishedAt }: ArticleRow) => {
      if (byAgency) return agency ?? lists.noAgency;
      return publishedAt === null ? lists.noDay : words.fullDate(publishedAt.slice(0, 10));
    },
    [byAgency, lists, words],
  );
  return (
    <ListPane
      kind="article"
      {...(review ? { title: lists.articlesToReview } : {})}
      page={page}
      rowHeight={88}
      openId={openId}
      view={view}
      onView={onView}
      onNew={onNew}
      empty={review ? lists.nothingToReview : lists.empty.article}
      renderLines={renderLines}
      renderCell={renderCell}
      groupLabel={groupLabel}
      onOpen={open}
      onShow={show}
      whole={whole}
    />
  );
}

/** The articles that somebody has yet to look through: of none of their quotes or of some it is not known that it is right. */
export const toReview = [{ hasUnreviewedQuotes: true }, { hasQuotes: false }];
