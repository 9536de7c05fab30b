import { useState } from 'react';
import { isAsSureAs, surenessOf, surenessSteps, type Sureness } from './sureness.ts';
import { SuggestedName } from './suggested-name.tsx';
import type { ShownSuggestion } from './use-suggestions.ts';
import { useCommand } from '../commands/use-command.ts';
import { Select } from '../fields/select-field.tsx';
import { HonestText } from '../reader/honest-text.tsx';
import { useWords } from '../words/use-words.ts';

// Three lines are seen.
const mostShown = 400;

/** What is suggested for an article, to be opened one by one or accepted at once from a chosen sureness up. */
export function SuggestionList({
  shown,
  notice,
  body,
  onOpen,
  onAccept,
}: {
  readonly shown: readonly ShownSuggestion[];
  readonly notice: string | null;
  readonly body: string;
  readonly onOpen: (id: string) => void;
  readonly onAccept: (chosen: readonly ShownSuggestion[]) => void;
}) {
  const words = useWords().suggestions;
  const [least, setLeast] = useState<Sureness>('sure');
  const chosen = shown.filter(({ suggestion }) => isAsSureAs(suggestion.confidence, least));
  useCommand('acceptSuggestions', () => onAccept(chosen), { enabled: chosen.length > 0 });
  if (shown.length === 0) return null;
  return (
    <section className="summaries-part" aria-label={words.list}>
      <div className="pane-head">
        <h2 className="pane-title">{words.list}</h2>
        <span className="pane-count">{words.count(shown.length)}</span>
      </div>
      {notice !== null && <p className="pane-hint">{notice}</p>}
      <div className="accept-all">
        <Select
          aria-label={words.howSure}
          value={least}
          labels={words.threshold}
          onChange={setLeast}
        />
        <button
          type="button"
          className="button"
          disabled={chosen.length === 0}
          onClick={() => onAccept(chosen)}
        >
          {words.acceptAll(chosen.length)}
        </button>
      </div>
      <ul>
        {shown.map(({ id, suggestion }) => (
          <li key={id}>
            <button
              type="button"
              className="summary suggested"
              title={suggestion.explanation}
              data-menu="reading"
              onContextMenu={() => onOpen(id)}
              onClick={() => onOpen(id)}
            >
              <span className="summary-head">
                <SuggestedName actor={suggestion.speaker} />
                <SurenessMark confidence={suggestion.confidence} />
              </span>
              <span className="summary-words" dir="auto">
                <HonestText
                  text={suggestion.segments
                    .map(({ start, end }) => body.slice(start, end))
                    .join(' ')
                    .slice(0, mostShown)}
                />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How sure a suggestion is, in a word and in bars. */
export function SurenessMark({ confidence }: { readonly confidence: number }) {
  const words = useWords().suggestions;
  const sureness = surenessOf(confidence);
  const bars = surenessSteps.length - surenessSteps.indexOf(sureness);
  return (
    <span className="sureness" data-sureness={sureness}>
      <span aria-hidden="true">{'▮'.repeat(bars) + '▯'.repeat(surenessSteps.length - bars)}</span>{' '}
      {words.sureness[sureness]}
    </span>
  );
}
