import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findStatements } from '#shared/suggestions/find/find-statements.ts';
import { areInOrder, spanProblem } from '#shared/text/spans.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '“',
    '”',
    '"',
    "''",
    '``',
    '«',
    '»',
    '„',
    '’',
    "'",
    ' ',
    '\n',
    '\n\n',
    '. ',
    ', ',
    ' said ',
    ' that ',
    'Holt',
    ' told reporters ',
    'According to ',
    ' he ',
    '[...]',
    '(',
    ')',
    '—',
    '🚢',
    '\ud83d',
    ' сказал ',
    ', что ',
    ' sagte ',
    ', dass ',
    'U.S. ',
    '\r\n',
    '\u0000',
    '&quot;',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const anyText = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''));

test('whatever the text, spans lie inside it in order and apart, and the same is found again', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('en', 'ru', 'de', 'xx', null), (text, language) => {
      const { statements } = findStatements(text, language);
      for (const { content, cue, source, confidence } of statements) {
        expect(content.length).toBeGreaterThan(0);
        for (const spans of [content, cue, source]) {
          expect(areInOrder(spans)).toBe(true);
          for (const { start, end } of spans) {
            expect(start).toBeLessThan(end);
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
        // Half a surrogate pair may stand in the text by itself, but no span cuts a whole one.
        expect(
          [...content, ...cue, ...source].map((span) => spanProblem(text, span)),
        ).not.toContain('splits_character');
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
      expect(findStatements(text, language).statements).toEqual(statements);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('a text without spaces and one without an end of a sentence are read in time that grows with their length', () => {
  const endless = `${'x'.repeat(200_000)}“${'said that he '.repeat(2_000)}`;
  for (const language of ['en', 'ru', null])
    expect(findStatements(endless, language).statements).toBeDefined();
}, 60_000);
