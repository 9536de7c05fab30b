import { memo } from 'react';
import { StatusMark } from './status-mark.tsx';
import type { ShownQuote } from '../articles/shown-quotes.ts';
import { HonestText } from '../reader/honest-text.tsx';
import { useWords } from '../words/use-words.ts';

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
  const words = useWords().statement;
  const reviewed = quotes.filter(({ needsReview }) => !needsReview).length;
  return (
    <section className="summaries-part" aria-label={words.quotes}>
      <div className="pane-head">
        <h2 className="pane-title">{words.quotes}</h2>
        {quotes.length > 0 && (
          <span className="pane-count">{words.reviewed(reviewed, quotes.length)}</span>
        )}
      </div>
      {quotes.length === 0 ? (
        <p className="empty">{mayEdit ? words.noneYetHow : words.noneYet}</p>
      ) : (
        <ul>
          {quotes.map((quote) => (
            <QuoteSummary key={quote.id} quote={quote} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {mayEdit && quotes.length > 0 && <p className="pane-hint">{words.makeAnother}</p>}
    </section>
  );
}

const QuoteSummary = memo(function QuoteSummary({
  quote: { id, fields, speaker, sync },
  onOpen,
}: {
  readonly quote: ShownQuote;
  readonly onOpen: (id: string) => void;
}) {
  const words = useWords();
  const mark = words.labels.sync[sync];
  const failed = sync === 'failed' || sync === 'conflict';
  return (
    <li>
      <button
        type="button"
        className="summary"
        data-menu="reading"
        onContextMenu={() => onOpen(id)}
        onClick={() => onOpen(id)}
      >
        <span className="summary-head">
          <span dir="auto">{speaker ?? words.statement.noSpeaker}</span>
          <span className="summary-marks">
            {sync === 'waiting' && (
              <span className="waiting-mark" role="img" aria-label={mark} title={mark}>
                ↑
              </span>
            )}
            <StatusMark status={fields.status} />
          </span>
        </span>
        <span className="summary-words" dir="auto">
          <HonestText text={fields.reportedText.slice(0, mostShown)} />
        </span>
        {(failed || fields.anchorStatus === 'lost') && (
          <span className="summary-foot">
            {fields.anchorStatus === 'lost' && (
              <span className="lost-mark">{words.statement.lost}</span>
            )}
            {failed && <span className="sync-mark">{mark}</span>}
          </span>
        )}
      </button>
    </li>
  );
});

// Three lines are seen; a statement of a megabyte need not be laid out for them.
const mostShown = 400;
