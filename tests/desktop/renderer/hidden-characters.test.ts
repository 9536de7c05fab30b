import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf } from '#desktop/renderer/reader/hidden-characters.ts';

const namesIn = (text: string): string[] =>
  piecesOf(text).flatMap(({ hidden }) => (hidden === null ? [] : [hidden.name]));

describe('characters that nobody would see', () => {
  test.each([
    ['a right-to-left override', 'pay \u202egpj.exe', ['RLO']],
    ['an isolate and its end', '\u2067abc\u2069', ['RLI', 'PDI']],
    ['a zero-width space inside a word', 'pass\u200bword', ['ZWSP']],
    ['a joiner between Latin letters', 'mo\u200ddel', ['ZWJ']],
    ['a soft hyphen', 'co\u00adop', ['SHY']],
    ['a byte order mark', '\ufeffKABUL', ['BOM']],
    ['a bell and a null', 'a\u0007b\u0000', ['U+0007', 'U+0000']],
    ['half of a surrogate pair', 'a\ud83d b', ['U+D83D']],
    ['a carriage return alone', 'a\rb', ['U+000D']],
    ['a message in tags', 'hi\u{e0069}\u{e006d}', ['TAGS']],
    ['a message in selectors', 'x\ufe01\ufe02\ufe03', ['VS']],
  ])('%s', (_what, text, names) => expect(namesIn(text)).toEqual(names));

  test.each([
    ['a Persian joiner', 'می\u200cخواهم'],
    ['a Hindi joiner', 'क्\u200dष'],
    ['a family of emoji', '👨\u200d👩\u200d👧'],
    ['a heart in colour', '❤\ufe0f'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['line ends and tabs', 'a\r\nb\tc\n'],
    ['a space that does not break', '5\u00a0km'],
  ])('are not found in %s', (_what, text) => expect(namesIn(text)).toEqual([]));

  test('of one kind in a row are one piece that says how many', () => {
    expect(piecesOf(`a${'\u200b'.repeat(5000)}b`)).toEqual([
      { text: 'a', hidden: null, turns: false },
      { text: '\u200b'.repeat(5000), hidden: { name: 'ZWSP', count: 5000 }, turns: false },
      { text: 'b', hidden: null, turns: false },
    ]);
  });

  test('never change the text: the pieces together are all of it', () => {
    const odd = fc.constantFrom(
      '\u202e',
      '\u200b',
      '\u200d',
      '👩',
      '\ud83d',
      '\u{e0041}',
      'a',
      ' ',
    );
    const texts = fc.oneof(
      fc.array(odd).map((parts) => parts.join('')),
      fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
