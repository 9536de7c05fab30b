import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReported, toUttered } from '#shared/text/uttered.ts';

describe('toUttered', () => {
  it.each([
    ['The council [of the harbour town] welcomes it', 'The council welcomes it'],
    ['Much has been done [...] with many towns', 'Much has been done … with many towns'],
    ['Much has been done […] with many', 'Much has been done … with many'],
    ['We came ... and went', 'We came … and went'],
    ['We came . . . and went', 'We came … and went'],
    ['It was them [the owners].', 'It was them.'],
    ['[The mayor] we agree', 'we agree'],
    ['[t]he ship sails', 'the ship sails'],
    ['They lo[o]se [sic], he says', 'They lose, he says'],
    ['an open [bracket', 'an open [bracket'],
    ['nothing (much) to change.', 'nothing (much) to change.'],
    ['“[We] agree”', '“agree”'],
  ])('turns “%s” into “%s”', (reported, uttered) => {
    expect(toUttered(reported)).toBe(uttered);
  });
});

describe('parseReported', () => {
  it('tells words, insertions and elisions apart, with their offsets', () => {
    expect(parseReported('👍 we [all] go...')).toEqual([
      { kind: 'words', text: '👍 we ', start: 0, end: 6 },
      { kind: 'insertion', text: '[all]', start: 6, end: 11 },
      { kind: 'words', text: ' go', start: 11, end: 14 },
      { kind: 'elision', text: '...', start: 14, end: 17 },
    ]);
  });

  it('loses nothing: the pieces joined are the text', () => {
    const token = fc.constantFrom(
      '[',
      ']',
      '...',
      '…',
      ' ',
      'word',
      '[x]',
      '[...]',
      '.',
      '🙂',
      'قال',
    );
    fc.assert(
      fc.property(
        fc.array(token).map((tokens) => tokens.join('')),
        (text) => {
          const pieces = parseReported(text);
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
          for (const piece of pieces) expect(text.slice(piece.start, piece.end)).toBe(piece.text);
          expect(toUttered(toUttered(text))).toBe(toUttered(text));
        },
      ),
    );
  });
});
