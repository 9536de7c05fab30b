import type { RejectedSuggestion } from '#shared/records/article.ts';
import { analyse } from '#shared/text/analyse.ts';
import type { Span } from '#shared/text/spans.ts';

// Enough to tell the statements of one article apart.
const wordsOfKey = 10;
// So many of them may be others before it is another statement.
const sameShare = 0.7;

/**
 * What a suggestion is recognised by when its article is looked through again: the first words of its content that carry
 * something, folded. Offsets move with every edit, and the source with every better finder; the words stay.
 */
export function suggestionKey(text: string, content: readonly Span[]): string {
  const words = content.flatMap(({ start, end }) => analyse(text.slice(start, end)));
  const carrying = words.filter((word) => word.length > 3);
  const chosen = carrying.length >= 3 ? carrying : words;
  return chosen.slice(0, wordsOfKey).join(' ').slice(0, 200) || '-';
}

/** Whether an editor rejected this suggestion, also where a word of it was mended since. */
export function isRejected(key: string, rejected: readonly RejectedSuggestion[]): boolean {
  const words = new Set(key.split(' '));
  return rejected.some((other) => {
    if (other.key === key) return true;
    const theirs = new Set(other.key.split(' '));
    const shared = [...words].filter((word) => theirs.has(word)).length;
    return shared / Math.max(words.size, theirs.size) >= sameShare;
  });
}
