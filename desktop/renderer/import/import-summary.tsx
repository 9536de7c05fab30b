import { useEffect, useState } from 'react';
import type { ImportOutcome } from './import-source.ts';
import { focusFirst } from '../lists/focus-first.ts';
import { HonestText } from '../reader/honest-text.tsx';
import { useWords } from '../words/use-words.ts';

// Nobody reads more, and the list of articles shows them all.
const mostRows = 200;
// What needs somebody's attention stands first.
const order = ['refused', 'revised', 'known', 'made'] as const;

/** What became of an import, article by article. */
export function ImportSummary({
  outcomes,
  onOpen,
  onMore,
}: {
  readonly outcomes: readonly ImportOutcome[];
  readonly onOpen: (articleId: string) => void;
  readonly onMore: () => void;
}) {
  const { importing } = useWords();
  const count = (wanted: ImportOutcome['result']): number =>
    outcomes.filter(({ result }) => result === wanted).length;
  const text = importing.summary({
    made: count('made'),
    revised: count('revised'),
    known: count('known'),
    refused: count('refused'),
  });
  // Words that come along with their region are not announced.
  const [said, setSaid] = useState('');
  useEffect(() => {
    const frame = requestAnimationFrame(() => setSaid(text));
    return () => cancelAnimationFrame(frame);
  }, [text]);
  const sorted = order.flatMap((result) => outcomes.filter((each) => each.result === result));
  const rows = sorted.slice(0, mostRows);
  return (
    <>
      <p role="status" className="import-said">
        {said}
      </p>
      <ul className="import-outcomes" aria-label={importing.outcomes}>
        {rows.map((outcome, index) => (
          <li key={index} data-result={outcome.result}>
            <span className="import-result">{importing.results[outcome.result]}</span>
            <Outcome outcome={outcome} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {sorted.length > rows.length && <p>{importing.andMore(sorted.length - rows.length)}</p>}
      <button type="button" className="button" ref={focusFirst} onClick={onMore}>
        {importing.more}
      </button>
    </>
  );
}

function Outcome({
  outcome,
  onOpen,
}: {
  readonly outcome: ImportOutcome;
  readonly onOpen: (articleId: string) => void;
}) {
  const name = (
    <bdi className="import-name">
      <HonestText text={outcome.name} />
    </bdi>
  );
  if (outcome.result === 'refused') {
    return (
      <div className="import-outcome">
        {name}
        <p dir="auto">
          <HonestText text={outcome.message} />
        </p>
      </div>
    );
  }
  const { articleId, headline } = outcome;
  return (
    <div className="import-outcome">
      <button type="button" className="link" dir="auto" onClick={() => onOpen(articleId)}>
        <HonestText text={headline} />
      </button>
      {name}
      {outcome.result !== 'known' &&
        outcome.notices.map((notice) => (
          <p key={notice} dir="auto">
            <HonestText text={notice} />
          </p>
        ))}
    </div>
  );
}
