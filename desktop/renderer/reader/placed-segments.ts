import type { AnchorStatus, Segment } from '#shared/records/quote.ts';
import { findWords, holdsWords } from '#shared/text/reanchor-quote.ts';

/** A quote's place as the reader shows it. */
export interface ShownPlace {
  readonly segments: readonly Segment[];
  readonly anchorStatus: AnchorStatus;
}

/**
 * Where a quote stands in the body that is shown. A body that was edited on this machine a moment ago has moved its
 * quotes, which the server has yet to say: until it does, each is looked for by its words, so that no mark ever lies on
 * words that nobody marked.
 */
export function placedSegments(
  body: string,
  { segments, anchorStatus, reportedText }: ShownPlace & { readonly reportedText: string },
): ShownPlace {
  if (anchorStatus !== 'exact' && anchorStatus !== 'moved') return { segments, anchorStatus };
  if (holdsWords(body, segments, reportedText)) return { segments, anchorStatus };
  const found = findWords(body, segments, reportedText);
  return found === null
    ? { segments, anchorStatus: 'lost' }
    : { segments: found.segments, anchorStatus: found.status };
}
