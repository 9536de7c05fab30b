import { OpenQuote } from './open-quote.tsx';
import type { ShownQuote } from './shown-quotes.ts';
import { nextOf, type QuoteSteps } from './use-quote-steps.ts';
import { QuoteSummaries } from '../statement/quote-summaries.tsx';
import { OpenSuggestion } from '../suggestions/open-suggestion.tsx';
import { SuggestionList } from '../suggestions/suggestion-list.tsx';
import type { ShownSuggestion, Suggestions } from '../suggestions/use-suggestions.ts';
import type { ArticleDetail } from '#desktop/ipc/replica-views.ts';

/** What stands beside an article: the open quote, the open suggestion, or the lists of both. */
export function BesideArticle({
  detail,
  quotes,
  suggestions,
  openId,
  isFresh,
  mayEdit,
  steps,
  onOpen,
  onClose,
}: {
  readonly detail: ArticleDetail;
  readonly quotes: readonly ShownQuote[];
  readonly suggestions: Suggestions;
  readonly openId: string | null;
  /** Whether the open quote was made a moment ago. */
  readonly isFresh: boolean;
  readonly mayEdit: boolean;
  readonly steps: QuoteSteps;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { shown, accept, reject } = suggestions;
  const { body } = detail.article.record.fields;
  const quote = quotes.find(({ id }) => id === openId);
  const suggested = shown.find(({ id }) => id === openId);
  // Whoever decides goes on to the next suggestion, as far as there is one.
  const decide = async (one: ShownSuggestion, done: Promise<boolean>): Promise<void> => {
    const next = nextOf(shown, one, 1, () => true, true);
    if (!(await done)) return;
    if (next === null) onClose();
    else onOpen(next.id);
  };
  const adjust = async (one: ShownSuggestion): Promise<void> => {
    const [made] = await accept([one]);
    if (made !== undefined) onOpen(made);
  };
  if (quote !== undefined) {
    return (
      <OpenQuote
        key={quote.id}
        id={quote.id}
        detail={detail}
        position={quotes.indexOf(quote) + 1}
        count={quotes.length}
        mayEdit={mayEdit}
        isFresh={isFresh}
        onClose={onClose}
        onStep={steps.step}
        onReviewed={() => {
          if (!steps.toReview(1)) onClose();
        }}
      />
    );
  }
  if (suggested !== undefined) {
    return (
      <OpenSuggestion
        key={suggested.id}
        suggestion={suggested.suggestion}
        body={body}
        position={shown.indexOf(suggested) + 1}
        count={shown.length}
        onAccept={() =>
          void decide(
            suggested,
            accept([suggested]).then((made) => made.length > 0),
          )
        }
        onAdjust={() => void adjust(suggested)}
        onReject={() => void decide(suggested, reject([suggested]))}
        onStep={steps.step}
        onClose={onClose}
      />
    );
  }
  return (
    <div className="summaries">
      <SuggestionList
        shown={shown}
        notice={suggestions.notice}
        body={body}
        onOpen={onOpen}
        onAccept={(chosen) => void accept(chosen)}
      />
      <QuoteSummaries quotes={quotes} mayEdit={mayEdit} onOpen={onOpen} />
    </div>
  );
}
