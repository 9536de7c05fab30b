import { useCallback, type ReactNode } from 'react';
import { FoundText, Fragments } from './found-text.tsx';
import { languageName } from './place-names.ts';
import { useWords } from '../words/use-words.ts';
import type { ListColumn } from '#desktop/ipc/list-views.ts';
import type { FoundWords } from '#desktop/ipc/replica-calls.ts';
import type { ArticleRow } from '#desktop/ipc/replica-views.ts';
import type { Highlight } from '#shared/queries/highlight.ts';

/** An article in a list: what it is about, whose it is, and how much of it is reviewed. */
export function ArticleLine({
  row,
  away,
  found,
}: {
  readonly row: ArticleRow;
  /** Whether it is on the server only. */
  readonly away: boolean;
  readonly found: readonly Highlight[] | undefined;
}) {
  const { labels, lists, shortDate } = useWords();
  const mark = away ? labels.onServer : labels.sync[row.sync];
  const source = [row.agency, row.datelinePlace].filter((part) => part !== null).join(' · ');
  const elsewhere = found?.find(({ field }) => field !== 'headline');
  return (
    <>
      <span
        className={elsewhere === undefined ? 'row-title two-lines' : 'row-title one-line'}
        dir="auto"
      >
        <FoundText text={row.headline} found={found} field="headline" />
      </span>
      {elsewhere !== undefined && (
        <span className="row-found one-line" dir="auto">
          <Fragments fragments={elsewhere.fragments} cut />
        </span>
      )}
      <span className="row-meta">
        <span className="row-source" dir="auto">
          {source}
        </span>
        <span>{shortDate(row.publishedAt)}</span>
      </span>
      <span className="row-meta">
        <span className="row-source">
          {row.quotes === 0 ? lists.noQuotes : lists.quotes(row.quotes)}
          {row.unreviewedQuotes > 0 && (
            <span className="to-review"> · {lists.toReview(row.unreviewedQuotes)}</span>
          )}
        </span>
        {mark !== '' && <span className="sync-mark">{mark}</span>}
      </span>
    </>
  );
}

/** What stands in a cell of the table of articles. */
export function useArticleCell(
  found: FoundWords,
): (row: ArticleRow, column: ListColumn) => ReactNode {
  const { lists, shortDate } = useWords();
  return useCallback(
    (row, column) => {
      switch (column) {
        case 'headline':
          return <FoundText text={row.headline} found={found[row.id]} field="headline" />;
        case 'agency':
          return row.agency;
        case 'place':
          return row.datelinePlace;
        case 'language':
          return row.language === null ? '' : languageName(row.language);
        case 'published':
          return shortDate(row.publishedAt);
        case 'quotes':
          return lists.total(row.quotes);
        case 'toReview':
          return row.unreviewedQuotes === 0 ? (
            ''
          ) : (
            <span className="to-review">{lists.total(row.unreviewedQuotes)}</span>
          );
        case 'changed':
          return shortDate(row.updatedAt);
        default:
          return null;
      }
    },
    [found, lists, shortDate],
  );
}
