import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareRecords, type Comparison } from './compare-records.ts';
import { stretch } from './found-by-hand.ts';
import { expertRecords } from './wire-kabul.ts';
import { parseWireText } from '#shared/formats/wire-text.ts';
import { emptyDesk } from '#shared/suggestions/resolve/desk-knowledge.ts';
import { resolveStatements, suggestQuotes } from '#shared/suggestions/suggest-quotes.ts';
import type { FoundStatement } from '#shared/suggestions/suggestion.ts';
import type { Span } from '#shared/text/spans.ts';

// A real wire, which is no part of the repository.
const sample = fileURLToPath(
  new URL('../../../shared/samples/wire-kabul-2024-05-29.txt', import.meta.url),
);
const isThere = existsSync(sample);
if (!isThere)
  process.stderr.write(
    'The sample wire is not beside the repository: its golden test says nothing.',
  );

/** The article that the importer makes of the wire. */
function imported() {
  const read = parseWireText({ bytes: readFileSync(sample), fileName: 'wire.txt' });
  if (!read.ok) throw new Error(read.error.message);
  return read.draft;
}

/** The statements as a perfect finder would find them: what the expert marked, with cue and source by their words. */
function perfectlyFound(body: string): FoundStatement[] {
  const sources = [
    ['The Foreign Ministry', 'controls Afghanistan'],
    ['Abdul Qahar', 'Taliban Foreign Ministry'],
    ['he', 'he'],
    ['he', 'he'],
    ['Russian President', 'Putin'],
    ['Russian Foreign Minister', 'Lavrov'],
    ['The U.S.', 'The U.S.'],
  ] as const;
  return expertRecords.map(({ kind, segments, cue }, index): FoundStatement => {
    const content = segments.map(({ begins, ends }) => stretch(body, begins, ends));
    const [from, to] = sources[index] ?? ['', ''];
    const [end, start] = [content.at(-1)?.end ?? 0, content[0]?.start ?? 0];
    const placed = (begins: string, ends: string): Span => {
      const isAfter = kind === 'direct';
      const span = stretch(body.slice(isAfter ? end : 0), begins, ends);
      return isAfter ? { start: span.start + end, end: span.end + end } : span;
    };
    const cueAt = kind === 'direct' ? body.indexOf(cue, end) : body.lastIndexOf(cue, start);
    return {
      kind,
      content,
      cue: [{ start: cueAt, end: cueAt + cue.length }],
      source: [placed(from, to)],
      confidence: 0.9,
    };
  });
}

function uncorrected(comparisons: readonly Comparison[]): number {
  return comparisons.filter(({ corrections }) => corrections.length === 0).length;
}

describe.runIf(isThere)(
  'the wire from Kabul, against the records that an expert makes of it',
  () => {
    it('needs no correction where its statements were found rightly', () => {
      const article = imported();
      const ground = { article, desk: emptyDesk, rejected: [], quoted: [] };
      const suggestions = resolveStatements(perfectlyFound(article.body), ground);
      const wrong = compareRecords(article.body, expertRecords, suggestions).filter(
        ({ corrections }) => corrections.length > 0,
      );
      expect(
        wrong.map(({ record, corrections }) => [record.segments[0]?.begins, corrections]),
      ).toEqual([]);
    });

    it('is brought so far by import and suggestions', () => {
      const article = imported();
      const ground = { article, desk: emptyDesk, rejected: [], quoted: [] };
      const { suggestions } = suggestQuotes(ground);
      const comparisons = compareRecords(article.body, expertRecords, suggestions);
      const accepted = uncorrected(comparisons);
      const lines = comparisons.map(
        ({ record, corrections }) =>
          `${record.segments[0]?.begins}: ${corrections.join(', ') || 'nothing'} to correct`,
      );
      const share = `${accepted} of ${expertRecords.length} records need no correction`;
      process.stdout.write(`${[share, ...lines].join('\n')}\n`);
      expect(accepted).toBeGreaterThanOrEqual(leastUncorrected);
    });
  },
);

// What was reached; see docs/suggestions.md.
const leastUncorrected = 4;
