import { FoundText, Fragments } from './found-text.tsx';
import { StatusMark } from '../statement/status-mark.tsx';
import { useWords } from '../words/use-words.ts';
import type { QuoteRow } from '#desktop/ipc/replica-views.ts';
import type { Highlight } from '#shared/queries/highlight.ts';

/** A quote in a list: who, what, when, and how far it has come. */
export function QuoteLine({
  row,
  away = false,
  found,
}: {
  readonly row: QuoteRow;
  /** Whether it is on the server only. */
  readonly away?: boolean;
  /** Where in it the words of a search stand. */
  readonly found?: readonly Highlight[] | undefined;
}) {
  const { fieldName, labels, lists, shortDate } = useWords();
  const mark = away ? labels.onServer : labels.sync[row.sync];
  const elsewhere = found?.find(({ field }) => field !== 'reportedText');
  return (
    <>
      <span className="row-meta">
        <span className="row-source row-speaker" dir="auto">
          {row.speakers.length === 0 ? lists.noSpeaker : row.speakers.join(', ')}
        </span>
        <StatusMark status={row.status} />
      </span>
      <span className="row-words two-lines" dir="auto">
        <FoundText text={row.reportedText} found={found} field="reportedText" />
      </span>
      <span className="row-meta">
        <span className="row-source" dir="auto">
          {elsewhere === undefined ? (
            row.headline
          ) : (
            <>
              {lists.foundIn(fieldName(elsewhere.field))}{' '}
              <Fragments fragments={elsewhere.fragments} cut={false} />
            </>
          )}
        </span>
        {mark === '' ? (
          <span>{shortDate(row.saidOn)}</span>
        ) : (
          <span className="sync-mark">{mark}</span>
        )}
      </span>
    </>
  );
}

/** Quotes as a plain list of buttons, for the page of an actor or a topic. */
export function QuoteLines({
  quotes,
  empty,
  onOpen,
}: {
  readonly quotes: readonly QuoteRow[];
  readonly empty: string;
  readonly onOpen: (row: QuoteRow) => void;
}) {
  if (quotes.length === 0) return <p className="empty">{empty}</p>;
  return (
    <ul className="quote-lines">
      {quotes.map((row) => (
        <li key={row.id}>
          <button type="button" className="quote-button" onClick={() => onOpen(row)}>
            <QuoteLine row={row} />
          </button>
        </li>
      ))}
    </ul>
  );
}
