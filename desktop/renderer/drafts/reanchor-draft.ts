import type { Draft } from './draft.ts';
import { findWords, holdsWords } from '#shared/text/reanchor-quote.ts';

/**
 * A draft of a quote whose article's body changed under it, with its segments where its words stand now. Words that
 * were edited or are gone make it `lost`, and keep it as it was: what is saved then is placed by the server, which knows
 * the body that the words were taken from, and never holds what nobody marked. Null where the draft is right as it is.
 */
export function reanchorDraft(draft: Draft<'quote'>, body: string): Draft<'quote'> | null {
  const { base, changes } = draft;
  const segments = changes.segments ?? base?.segments ?? [];
  const reportedText = changes.reportedText ?? base?.reportedText ?? '';
  // Whatever the editor did not place, the server moves.
  if (changes.segments === undefined || segments.length === 0) return null;
  const was = changes.anchorStatus ?? base?.anchorStatus;
  const found = holdsWords(body, segments, reportedText)
    ? ({ segments, status: 'exact' } as const)
    : findWords(body, segments, reportedText);
  if (found === null || found.status === 'approximate') {
    return was === 'lost' ? null : { ...draft, changes: { ...changes, anchorStatus: 'lost' } };
  }
  if (found.status === 'exact' && was !== 'lost') return null;
  const placed = { segments: [...found.segments], anchorStatus: found.status };
  return { ...draft, changes: { ...changes, ...placed } };
}
