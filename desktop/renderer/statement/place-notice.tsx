import { useWords } from '../words/use-words.ts';
import type { AnchorStatus } from '#shared/records/quote.ts';

/** Says that a quote lost its place in the article, or that the words at its place were edited, and what to do. */
export function PlaceNotice({
  anchorStatus,
  onTakeWords,
}: {
  readonly anchorStatus: AnchorStatus;
  /** Gives the quote the words that stand at its place now; null where nothing may be changed. */
  readonly onTakeWords: (() => void) | null;
}) {
  const words = useWords().statement;
  if (anchorStatus === 'lost') return <p className="notice">{words.lostNotice}</p>;
  if (anchorStatus !== 'approximate') return null;
  return (
    <div className="notice">
      <p>{words.approximateNotice}</p>
      {onTakeWords !== null && (
        <button type="button" className="button" onClick={onTakeWords}>
          {words.takeWords}
        </button>
      )}
    </div>
  );
}
