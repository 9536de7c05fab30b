import type { ShownQuote } from '../reader/article-text.tsx';
import { StatusMark } from './status-mark.tsx';

/** The quotes of an article in reading order, shown beside it while none of them is open. */
export function QuoteSummaries({
  quotes,
  mayEdit,
  onOpen,
}: {
  readonly quotes: readonly ShownQuote[];
  readonly mayEdit: boolean;
  readonly onOpen: (id: string) => void;
}) {
  return (
    <div className="summaries">
      <h2 className="pane-title">Quotes in this article</h2>
      {quotes.length === 0 ? (
        <p className="empty">
          {mayEdit
            ? 'No quotes yet. Select the words of a statement in the article, then press Q.'
            : 'No quotes yet.'}
        </p>
      ) : (
        <ul>
          {quotes.map(({ id, fields, speaker, unsaved }) => (
            <li key={id}>
              <button type="button" className="summary" onClick={() => onOpen(id)}>
                <span className="summary-head">
                  <span dir="auto">{speaker ?? 'No speaker yet'}</span>
                  <StatusMark status={fields.status} unsaved={unsaved} />
                </span>
                <span className="summary-words" dir="auto">
                  {fields.reportedText}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {mayEdit && quotes.length > 0 && (
        <p className="pane-hint">Select words in the article and press Q to make another.</p>
      )}
    </div>
  );
}
