import { findStatements } from '#shared/suggestions/find/find-statements.ts';
import type { Span } from '#shared/text/spans.ts';

/** A statement as words of its text, fragments apart. */
export interface Shown {
  readonly kind: string;
  readonly content: readonly string[];
  readonly cue: string;
  readonly source: string;
}

/** What is found in a text, as words that a test can name. */
export function shown(text: string, language: string | null = 'en'): Shown[] {
  const words = ({ start, end }: Span): string => text.slice(start, end);
  return findStatements(text, language).statements.map(({ kind, content, cue, source }) => ({
    kind,
    content: content.map(words),
    cue: cue.map(words).join(' '),
    source: source.map(words).join(' '),
  }));
}
