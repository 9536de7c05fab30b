import { useCallback, type ReactNode } from 'react';
import { FoundText } from './found-text.tsx';
import { StatusMark } from '../statement/status-mark.tsx';
import { useWords } from '../words/use-words.ts';
import type { ListColumn } from '#desktop/ipc/list-views.ts';
import type { FoundWords } from '#desktop/ipc/replica-calls.ts';
import type { QuoteRow } from '#desktop/ipc/replica-views.ts';

/** What stands in a cell of the table of quotes. */
export function useQuoteCell(found: FoundWords): (row: QuoteRow, column: ListColumn) => ReactNode {
  const { labels, lists, shortDate } = useWords();
  return useCallback(
    (row, column) => {
      switch (column) {
        case 'words':
          return <FoundText text={row.reportedText} found={found[row.id]} field="reportedText" />;
        case 'speaker':
          return row.speakers.length === 0 ? (
            <span className="muted">{lists.noSpeaker}</span>
          ) : (
            row.speakers.join(', ')
          );
        case 'onBehalfOf':
          return row.onBehalfOf.join(', ');
        case 'status':
          return <StatusMark status={row.status} />;
        case 'said':
          return shortDate(row.saidOn);
        case 'topics':
          return row.topics.join(', ');
        case 'kind':
          return labels.quoteKind[row.kind];
        case 'medium':
          return row.medium === 'unknown' ? '' : labels.medium[row.medium];
        case 'article':
          return row.headline;
        case 'agency':
          return row.agency;
        case 'changed':
          return shortDate(row.updatedAt);
        default:
          return null;
      }
    },
    [found, labels, lists, shortDate],
  );
}
