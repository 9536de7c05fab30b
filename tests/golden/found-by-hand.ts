import type { FoundStatement } from '#shared/suggestions/suggestion.ts';
import type { Span } from '#shared/text/spans.ts';
import type { ExpertRecord } from './wire-kabul.ts';

/** A statement as a perfect finder would find it. */
export interface FoundByHand {
  readonly kind: FoundStatement['kind'];
  readonly content: string;
  readonly cue: string;
  readonly source: string;
}

/** Where the first and last words of a stretch stand in a text. Throws where they do not. */
export function stretch(body: string, begins: string, ends: string): Span {
  const start = body.indexOf(begins);
  const last = body.indexOf(ends, start);
  if (start < 0 || last < 0) throw new Error(`The text has no “${begins} … ${ends}”.`);
  return { start, end: last + ends.length };
}

/** Marks statements in a text by their words, each to be found after the one before. */
export function foundByHand(body: string, statements: readonly FoundByHand[]): FoundStatement[] {
  return statements.map(({ kind, content, cue, source }): FoundStatement => {
    const at = stretch(body, content, content);
    const near = (words: string): Span[] => {
      if (words === '') return [];
      const after = body.indexOf(words, at.end);
      const before = body.lastIndexOf(words, at.start);
      const start =
        after >= 0 && (before < 0 || after - at.end < at.start - before) ? after : before;
      if (start < 0) throw new Error(`The text has no “${words}”.`);
      return [{ start, end: start + words.length }];
    };
    return { kind, content: [at], cue: near(cue), source: near(source), confidence: 0.9 };
  });
}

/** Where the expert's segments stand in a body. */
export function segmentsOf(body: string, { segments }: ExpertRecord): readonly Span[] {
  return segments.map(({ begins, ends }) => stretch(body, begins, ends));
}
