import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCsv } from '#shared/formats/csv.ts';

const table = (text: string) => {
  const result = readCsv(text);
  return result.ok ? result.table : result.error.message;
};

it('reads quoted cells with separators, marks and line breaks in them', () => {
  expect(table('quote,speaker\n"""No,"" she said.\nTwice.",Ida\n\nYes, Per \n')).toEqual({
    columns: ['quote', 'speaker'],
    rows: [
      { line: 2, cells: ['"No," she said.\nTwice.', 'Ida'] },
      { line: 5, cells: ['Yes', 'Per'] },
    ],
  });
});

it.each([';', '\t'])('reads tables that are parted by “%s”', (separator) => {
  expect(table(`a${separator}b\n1,5${separator}2`)).toMatchObject({
    columns: ['a', 'b'],
    rows: [{ cells: ['1,5', '2'] }],
  });
});

it.each([
  ['', /no first row/],
  ['a,"b\n1,2', /Line 1 opens a quotation mark/],
  ['a,a\n', /Two columns are called “a”/],
  ['a,,b\n', /no name/],
  ['a,b\n1,2,3', /Line 2 has more cells/],
])('says what is wrong with %j', (text, message) => {
  expect(table(text)).toMatch(message);
});

it('reads back whatever cells were written', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', 'é') });
  const rows = fc.array(fc.tuple(cell, cell), { maxLength: 8 });
  fc.assert(
    fc.property(rows, (cells) => {
      const written = cells
        .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
        .join('\n');
      const read = table(`one,two\n${written}`);
      const expected = cells
        .map((row) => row.map((each) => each.trim()))
        .filter((row) => row.some((each) => each !== ''));
      expect(read).toMatchObject({ rows: expected.map((each) => ({ cells: each })) });
    }),
  );
});

it('answers any text in time', () => {
  fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => void readCsv(text)));
  expect(table(`a\n${'"'.repeat(500_001)}`)).toMatch(/never closed/);
});
