import type { AnyRecord } from '../records/records.ts';
import { analyse, wordRanges } from '../text/analyse.ts';
import type { SearchClause } from './search-query.ts';
import { searchTextsOf, wordForms } from './search-terms.ts';

/** A stretch of a text, and whether it was looked for. */
export interface Fragment {
  readonly text: string;
  readonly isMatch: boolean;
}

/** A part of one of a record's texts in which something was found; its fragments put together are that part. */
export interface Highlight {
  readonly field: string;
  readonly fragments: readonly Fragment[];
}

// A text that has what was looked for only this far in is shown without marks: nobody waits for it to be read.
const farthest = 50_000;
const longest = 240;
const lead = 80;

/**
 * The parts of a record's texts that show why it was found, in reading order, `most` at the most. A part is 240 UTF-16
 * code units long at the most, or one longer word, and begins and ends with whole words or the text.
 */
export function highlight(
  record: AnyRecord,
  clauses: readonly SearchClause[],
  most: number,
): readonly Highlight[] {
  const searched = searchTextsOf(record);
  const formsOf = wordForms(searched);
  const terms = clauses.flatMap((clause) => clause.terms);
  const whole = new Set(terms.filter(({ prefix }) => !prefix).map(({ term }) => term));
  const beginnings = terms.filter(({ prefix }) => prefix).map(({ term }) => term);
  const isAsked = (known: string): boolean =>
    whole.has(known) || beginnings.some((beginning) => known.startsWith(beginning));
  const isMatch = (text: string): boolean =>
    analyse(text).some((word) => isAsked(word) || formsOf(word).some(isAsked));
  const found: Highlight[] = [];
  for (const { field, text } of searched.texts) {
    if (found.length === most) break;
    const fragments = excerpt(text, isMatch);
    if (fragments !== undefined) found.push({ field, fragments });
  }
  return found;
}

function excerpt(text: string, isMatch: (word: string) => boolean): Fragment[] | undefined {
  const before: number[] = [];
  const marks: { readonly start: number; readonly end: number }[] = [];
  let end = text.length;
  let start = 0;
  let last = 0;
  for (const range of wordRanges(text)) {
    const first = marks[0];
    if (first === undefined) {
      if (range.start > farthest) return undefined;
      before.push(range.start);
    } else if (range.end > start + longest) {
      end = last;
      break;
    }
    if (isMatch(text.slice(range.start, range.end))) {
      if (first === undefined && text.length > longest)
        start =
          range.start <= lead ? 0 : (before.find((at) => at >= range.start - lead) ?? range.start);
      marks.push(range);
    }
    last = range.end;
  }
  if (marks.length === 0) return undefined;
  // What follows the last word is mostly a full stop.
  if (end - last > lead) end = last;
  const fragments: Fragment[] = [];
  const add = (from: number, to: number, matched: boolean): void => {
    if (from < to) fragments.push({ text: text.slice(from, to), isMatch: matched });
  };
  let at = start;
  for (const mark of marks) {
    add(at, mark.start, false);
    add(mark.start, mark.end, true);
    at = mark.end;
  }
  add(at, Math.max(at, end), false);
  return fragments;
}
