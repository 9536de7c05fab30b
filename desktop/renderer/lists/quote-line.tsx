import { StatusMark } from '../statement/status-mark.tsx';
import { shortDate } from '../words/dates.ts';
import { onServerMark, syncMarks } from '../words/labels.ts';
import type { QuoteRow } from '#desktop/ipc/replica-views.ts';

/** A quote in a list: who, what, when, and how far it has come. */
export function QuoteLine({
  row,
  away = false,
}: {
  readonly row: QuoteRow;
  /** Whether it is on the server only. */
  readonly away?: boolean;
}) {
  const mark = away ? onServerMark : syncMarks[row.sync];
  return (
    <>
      <span className="row-meta">
        <span className="row-source row-speaker" dir="auto">
          {row.speakers.length === 0 ? 'No speaker yet' : row.speakers.join(', ')}
        </span>
        <StatusMark status={row.status} />
      </span>
      <span className="row-words two-lines" dir="auto">
        {row.reportedText}
      </span>
      <span className="row-meta">
        <span className="row-source" dir="auto">
          {row.headline}
        </span>
        {mark === null ? (
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
