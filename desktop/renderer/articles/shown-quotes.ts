import { useMemo } from 'react';
import type { Draft } from '../drafts/draft.ts';
import { useSteadyList } from './use-steady-list.ts';
import { placedSegments } from '../reader/placed-segments.ts';
import type { ArticleDetail, RecordView } from '#desktop/ipc/replica-views.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import type { QuoteFields } from '#shared/records/quote.ts';

/** A quote as the desk shows it, with what is typed in its form. */
export interface ShownQuote {
  readonly id: string;
  /** Its segments are where its words stand in the body that is shown. */
  readonly fields: QuoteFields;
  /** The name of its first speaker. */
  readonly speaker: string | null;
  readonly sync: RecordView<'quote'>['sync'];
  /** Whether an editor has yet to decide about it. */
  readonly needsReview: boolean;
}

/** The quotes of an article as they stand with what is typed and not saved, in reading order. */
export function shownQuotes(
  { quotes, actorNames, article }: ArticleDetail,
  drafts: readonly Draft<'quote'>[],
): readonly ShownQuote[] {
  const { body } = article.record.fields;
  const shown = quotes.map(({ record, sync }): ShownQuote => {
    const draft = drafts.find(({ id }) => id === record.id);
    const typed = draft === undefined ? record.fields : { ...record.fields, ...draft.changes };
    const place = placedSegments(body, typed);
    const fields =
      place.segments === typed.segments && place.anchorStatus === typed.anchorStatus
        ? typed
        : { ...typed, segments: [...place.segments], anchorStatus: place.anchorStatus };
    const speaker = fields.attributions.find(({ part }) => part === 'speaker');
    return {
      id: record.id,
      fields,
      speaker: speaker === undefined ? null : (actorNames[speaker.actorId] ?? null),
      sync,
      needsReview: fields.status === 'draft' || fields.status === 'in_review',
    };
  });
  return shown.sort((one, other) => placeOf(one) - placeOf(other));
}

/** See `shownQuotes`; a quote in which nothing changed stays the same object. */
export function useShownQuotes(
  detail: ArticleDetail,
  drafts: readonly Draft<'quote'>[],
): readonly ShownQuote[] {
  const quotes = useMemo(() => shownQuotes(detail, drafts), [detail, drafts]);
  return useSteadyList(quotes, sameValue);
}

// A quote that was never found in the body comes last.
function placeOf({ fields }: ShownQuote): number {
  return fields.segments[0]?.start ?? Infinity;
}
