import type { SaidOn } from '#shared/records/quote.ts';
import { resolveDay } from '#shared/text/said-on.ts';

/**
 * When it was said, from what an editor typed: a date in any form, or the article's words, resolved against the
 * day of its dateline. Words that name no day are kept as words, without a date: none is ever guessed.
 */
export function saidOnOf(typed: string, reference: string | null): SaidOn {
  const text = typed.trim();
  if (text === '') return { date: null, precision: 'unknown', words: null };
  const resolved = resolveDay(text, reference);
  if (resolved === null) return { date: null, precision: 'unknown', words: typed };
  return { ...resolved, words: resolved.date === text ? null : typed };
}

/** What stands in the field for a stored value. */
export function saidOnText({ words, date }: SaidOn): string {
  return words ?? date ?? '';
}
