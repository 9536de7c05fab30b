import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, analyseQuery } from '#shared/text/analyse.ts';
import { wordMemory } from '#shared/text/word-memory.ts';

describe('analyse', () => {
  it.each([
    ['Norway’s ministers met the U.S. envoy', ['norway', 'ministers', 'met', 'the', 'us', 'envoy']],
    [
      'about 1,500 of 3.5 tonnes on COVID-19',
      ['about', '1500', 'of', '3', '5', 'tonnes', 'on', 'covid', '19'],
    ],
    ['Straße, Łódź, Øresund, Ångström, Æsir', ['strasse', 'lodz', 'oresund', 'angstrom', 'aesir']],
    ['l’homme d’État n’est', ['l', 'homme', 'd', 'etat', 'n', 'est']],
    ['O’Brien in Sana’a', ['obrien', 'in', 'sanaa']],
    ['İstanbul ISTANBUL ıstanbul', ['istanbul', 'istanbul', 'istanbul']],
    ['Ёлка и ёж, Андрей; Київ', ['елка', 'и', 'еж', 'андрей', 'киів']],
    ['ΕΛΛΆΣ Ελλάς', ['ελλασ', 'ελλασ']],
    ['أَحْمَدُ الــقــاهرة إلى آخر ٣٥', ['احمد', 'القاهره', 'الي', 'اخر', '35']],
    ['שָׁלוֹם', ['שלום']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['한국어', ['한국어']],
    ['外交部 said', ['外交', '交部', '部', 'said']],
    ['ガイド', ['ガイ', 'イド', 'ド']],
    ['ﬁne ＦＵＬＬ 👍', ['fine', 'full']],
  ])('makes the terms of “%s”', (text, terms) => {
    expect(analyse(text)).toEqual(terms);
  });

  it('makes the same terms whether accents are composed or not, in any case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(analyse(text.normalize('NFD'))).toEqual(analyse(text.normalize('NFC')));
      }),
    );
  });

  it('does not take a mark on a sign for a word', () => {
    const text = '\u22e0.\uffa0.\u{12480}';
    expect(analyse(text.normalize('NFD'))).toEqual(analyse(text));
  });

  it.each([
    ['characters without a space', '外交部長', 200_000],
    ['tied words', 'l’', 200_000],
    ['joined letters', 'a.', 200_000],
  ])('reads a text of %s however long it is', (_, piece, length) => {
    const text = piece.repeat(length / piece.length);
    expect(analyse(`${text}x`).length).toBeGreaterThan(0);
    expect(analyse(`${text}x`, wordMemory())).toEqual(analyse(`${text}x`));
  });

  it('makes only terms of letters, marks and digits that are their own terms again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const term of analyse(text)) expect(term).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
      }),
    );
  });

  it('finds every word of a text by that word as a query', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('Kraków', 'U.S.', 'l’eau', 'мой', 'مدرسة', '外交部', 'the', '1,000'),
        ),
        (words) => {
          const terms = analyse(words.join(' '));
          for (const word of words) {
            for (const part of analyseQuery(word)) {
              for (const one of part.is === 'word' ? [part] : part.words) {
                expect(
                  terms.some((known) =>
                    one.prefix ? known.startsWith(one.word) : known === one.word,
                  ),
                ).toBe(true);
              }
            }
          }
        },
      ),
    );
  });
});

describe('analyseQuery', () => {
  const word = (text: string, prefix = false) => ({ is: 'word', word: text, prefix });

  it('takes a starred word as the beginning of words, and each word once', () => {
    expect(analyseQuery('Nor* minister MINISTER *')).toEqual([word('nor', true), word('minister')]);
  });

  it('finds one character of a script without spaces wherever it stands', () => {
    expect(analyseQuery('部')).toEqual([word('部', true)]);
    expect(analyse('外交部').some((term) => term.startsWith('部'))).toBe(true);
  });

  it('takes words between quotation marks of any kind as a phrase, one word alone as itself', () => {
    expect(analyseQuery('said “Clean water” "harbour"')).toEqual([
      word('said'),
      {
        is: 'phrase',
        words: [
          { word: 'clean', prefix: false },
          { word: 'water', prefix: false },
        ],
      },
      word('harbour'),
    ]);
  });

  it('takes words behind a quotation mark that nothing closes as they are', () => {
    expect(analyseQuery('said "clean water')).toEqual([word('said'), word('clean'), word('water')]);
  });

  it('has no terms for signs alone', () => {
    expect(analyseQuery(' * "—" 👍 \u0000')).toEqual([]);
  });
});
