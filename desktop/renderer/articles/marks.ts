import type { ShownQuote } from './shown-quotes.ts';
import { useSteadyList } from './use-steady-list.ts';
import { sameMark, type Mark } from '../reader/mark.ts';
import { surenessOf } from '../suggestions/sureness.ts';
import type { ShownSuggestion } from '../suggestions/use-suggestions.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '#desktop/words/english.ts';
import { sameValue } from '#shared/edits/same-value.ts';

/** What is marked in the text: an article's quotes, and what is suggested for it. */
export function marksOf(
  quotes: readonly ShownQuote[],
  suggested: readonly ShownSuggestion[],
  { reader, suggestions }: Words,
): readonly Mark[] {
  return [
    ...quotes
      // Where a lost quote stood, other words stand now: marking those would put them into somebody's mouth.
      .filter(({ fields }) => fields.anchorStatus !== 'lost')
      .map(({ id, fields: { segments, kind, status }, speaker }) => ({
        id,
        segments,
        kind,
        status,
        description: reader.describe(kind, speaker, reader.status(status)),
      })),
    ...suggested.map(({ id, suggestion: { segments, kind, speaker, confidence } }) => ({
      id,
      segments,
      kind,
      status: 'suggested' as const,
      description: suggestions.describe(
        kind,
        speaker?.name ?? null,
        suggestions.sureness[surenessOf(confidence)],
      ),
    })),
  ];
}

/** See `marksOf`; the same list while nothing in it looks different, so that typing in a form draws no text again. */
export function useMarks(
  quotes: readonly ShownQuote[],
  suggested: readonly ShownSuggestion[],
): readonly Mark[] {
  const words = useWords();
  return useSteadyList(
    marksOf(quotes, suggested, words),
    (one, other) => sameMark(one, other) && sameValue(one.segments, other.segments),
  );
}
