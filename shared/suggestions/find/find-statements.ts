import type { Span } from '#shared/text/spans.ts';
import type { FoundStatement, FoundStatements } from '../suggestion.ts';

const betweenMarks = /[“"„«][^“”"„«»]{2,}[”"“»]/gu;

/**
 * Finds the statements in an article's text. `language` is a BCP 47 tag or null where it is not known. The text is
 * taken as it is: spans count its UTF-16 code units. Finds the same each time.
 */
export function findStatements(text: string, language: string | null): FoundStatements {
  const statements = [...text.matchAll(betweenMarks)].map((match): FoundStatement => ({
    kind: 'direct',
    content: [spanOf(match)],
    cue: [],
    source: [],
    confidence: 0.3,
  }));
  return {
    statements,
    scope: 'quotation_marks',
    notice: `Only quotation marks are looked for in this language (${language ?? 'unknown'}).`,
  };
}

function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
