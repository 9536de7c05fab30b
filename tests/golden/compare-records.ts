import { segmentsOf } from './found-by-hand.ts';
import type { ExpertActor, ExpertRecord } from './wire-kabul.ts';
import type { SuggestedActor, SuggestedQuote } from '#shared/suggestions/suggested-quote.ts';
import { spansOverlap, type Span } from '#shared/text/spans.ts';

/** What an expert has to do with one record: nothing, mend some fields, or type it in. */
export interface Comparison {
  readonly record: ExpertRecord;
  /** The suggestion that has the same words; null where there is none. */
  readonly suggestion: SuggestedQuote | null;
  /** The fields to correct; empty where it can be accepted as it is. */
  readonly corrections: readonly string[];
}

/** Compares what an expert would write down with what is suggested for the same body. */
export function compareRecords(
  body: string,
  records: readonly ExpertRecord[],
  suggestions: readonly SuggestedQuote[],
): readonly Comparison[] {
  return records.map((record) => {
    const spans = segmentsOf(body, record);
    const suggestion =
      suggestions.find(({ segments }) =>
        segments.some((one) => spans.some((other) => spansOverlap(one, other))),
      ) ?? null;
    const corrections =
      suggestion === null ? ['everything'] : correctionsOf(body, record, suggestion);
    return { record, suggestion, corrections };
  });
}

function correctionsOf(body: string, record: ExpertRecord, suggestion: SuggestedQuote): string[] {
  const { saidOn, medium, venue, kind } = record;
  const same: readonly (readonly [string, boolean])[] = [
    ['segments', sameWords(body, segmentsOf(body, record), suggestion.segments)],
    ['kind', suggestion.kind === kind],
    ['cue', suggestion.cueText === record.cue],
    ['speaker', sameActor(record.speaker, suggestion.speaker)],
    ['onBehalfOf', sameActor(record.onBehalfOf, suggestion.onBehalfOf)],
    ['saidOn', JSON.stringify(suggestion.saidOn) === JSON.stringify(saidOn)],
    ['medium', suggestion.medium === medium],
    ['venue', suggestion.venue === venue],
    [
      'utteredText',
      record.uttered === null
        ? suggestion.utteredText === null
        : (suggestion.utteredText?.startsWith(record.uttered) ?? false),
    ],
  ];
  return same.flatMap(([field, fits]) => (fits ? [] : [field]));
}

// The sign that ends a quotation may be selected with it or not.
function sameWords(body: string, one: readonly Span[], other: readonly Span[]): boolean {
  const words = (spans: readonly Span[]): string =>
    spans.map(({ start, end }) => body.slice(start, end).replace(/[.,;\s]+$/u, '')).join(' | ');
  return words(one) === words(other);
}

// One of the names that the article gives is as good as another.
function sameActor(expert: ExpertActor | null, suggested: SuggestedActor | null): boolean {
  if (expert === null || suggested === null) return expert === null && suggested === null;
  const names = [suggested.name, ...suggested.aliases.map(({ name }) => name)];
  return (
    names.includes(expert.name) && suggested.kind === expert.kind && suggested.role === expert.role
  );
}
