import type { FoundStatement } from '../suggestion.ts';
import { compareSpans, type Span } from '#shared/text/spans.ts';

/** The words around a statement that tell how it was made. */
export interface Surroundings {
  /** From the beginning of its sentence to the end of it. */
  readonly sentence: Span;
  /** The sentence with all that was said blanked out, so that only what is told of it is left; offsets as in `sentence`. */
  readonly told: string;
}

// So long a sentence is a list or a table.
const longest = 1500;

// A dateline says when the wire was sent, not when something was said: "May 29 (Interfax) - ".
const datelineLead = /^[^a-z\n]{0,40}(?:\p{L}+\.? \d{1,2},? )?\([^()\n]{2,40}\)\s+[-–—]+\s/u;

/** The sentence around the cue and the source of a statement, without its content. */
export function surroundingsOf(text: string, statement: FoundStatement): Surroundings {
  const anchors = [...statement.cue, ...statement.source, ...statement.content].sort(compareSpans);
  const first = anchors[0] ?? { start: 0, end: 0 };
  const last = anchors.at(-1) ?? first;
  const paragraphStart = text.lastIndexOf('\n', first.start - 1) + 1;
  const newline = text.indexOf('\n', last.end);
  const paragraphEnd = newline < 0 ? text.length : newline;
  const before = text.slice(Math.max(paragraphStart, first.start - longest), first.start);
  const start = first.start - before.length + sentenceStart(before);
  const after = text.slice(last.end, Math.min(paragraphEnd, last.end + longest));
  const end = last.end + sentenceEnd(after);
  let told = text.slice(start, end).replace(datelineLead, (lead) => ' '.repeat(lead.length));
  for (const span of statement.content) {
    const [from, to] = [Math.max(0, span.start - start), Math.max(0, span.end - start)];
    told = told.slice(0, from) + ' '.repeat(Math.max(0, to - from)) + told.slice(to);
  }
  return { sentence: { start, end }, told };
}

const sentenceBreak =
  /(?<!\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|U\.S|U\.K|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec))[.!?]["”»]?\s+(?=["“„«]?\p{Lu})/gu;

function sentenceStart(before: string): number {
  let at = 0;
  for (const match of before.matchAll(sentenceBreak)) at = (match.index ?? 0) + match[0].length;
  return at;
}

function sentenceEnd(after: string): number {
  for (const match of after.matchAll(sentenceBreak)) return (match.index ?? 0) + 1;
  return after.length;
}
