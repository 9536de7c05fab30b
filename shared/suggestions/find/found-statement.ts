import type { Span } from '#shared/text/spans.ts';
import type { FoundStatement } from '../suggestion.ts';
import type { Ranked } from './choose.ts';
import { kindOf } from './kind.ts';
import type { Reading } from './read-text.ts';

/** A chosen candidate as spans of the text. */
export function foundStatement(reading: Reading, ranked: Ranked): FoundStatement {
  const content = spansOf(reading, ranked.content);
  return {
    kind: kindOf(reading.text, content),
    content,
    cue: spansOf(reading, ranked.cue),
    source: spansOf(reading, ranked.source),
    confidence: Math.round(ranked.isLinked * 1000) / 1000,
  };
}

// Neighbouring tokens make one span, with the white space between them.
function spansOf(reading: Reading, tokens: readonly number[]): Span[] {
  const spans: { start: number; end: number }[] = [];
  let before = -2;
  for (const token of tokens) {
    const start = reading.start[token] ?? 0;
    const end = reading.end[token] ?? 0;
    const last = spans.at(-1);
    if (last !== undefined && token === before + 1) last.end = end;
    else spans.push({ start, end });
    before = token;
  }
  return spans;
}
