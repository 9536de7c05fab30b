import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinParagraphs, splitBlocks } from '#shared/formats/paragraphs.ts';
import { maximumDocumentBytes } from '#shared/formats/read-document.ts';
import { parseWireText } from '#shared/formats/wire-text.ts';
import { articleFieldsSchema } from '#shared/records/article.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function parse(text: string) {
  const result = parseWireText({ bytes: encode(text) });
  if (!result.ok) throw new Error(result.error.message);
  return { ...result.draft, notices: result.notices.map(({ code }) => code) };
}

const ferry = `3 June 2024 08:15 UTC

Ferry to return before winter

By Ida Holm

PORT ELLA. June 2 (Desk) - The ferry will sail again, the mayor said, and it was time for that.

"We will build the quay [at the old harbour]," she said.
`;

const council = `4 June 2024 17:40

Town council welcomes county's wish to share the harbour

PORT ELLA. June 4 (Desk) - The council of the harbour town (which the county has sued twice) welcomes the county's wish to share the quay.

"PEC [the Port Ella Council, as the town calls it] welcomes what was said by the governor," said Ida Holm, the council's spokesperson, in a statement on Tuesday.

"Much has already been agreed [...] with many of the villages," she said.`;

// The agency's own article lies beside a checkout for development, and is not ours to put into it.
const agencyArticle = new URL(
  '../../../../shared/samples/wire-kabul-2024-05-29.txt',
  import.meta.url,
);
const wires = [
  {
    name: 'an article in our own words with all that wire articles have',
    text: council,
    paragraphs: 3,
    expected: {
      agency: 'Desk',
      datelinePlace: 'PORT ELLA',
      datelineDate: '2024-06-04',
      publishedAt: '2024-06-04T17:40:00Z',
    },
  },
  ...(existsSync(agencyArticle)
    ? [
        {
          name: "an agency's real article",
          text: readFileSync(agencyArticle, 'utf8'),
          paragraphs: 9,
          expected: {
            agency: 'Interfax',
            datelinePlace: 'KABUL',
            datelineDate: '2024-05-29',
            publishedAt: '2024-05-29T19:02:00Z',
          },
        },
      ]
    : []),
];

describe('parseWireText', () => {
  it('reads release line, headline, byline, dateline and body', () => {
    expect(parse(ferry)).toEqual({
      headline: 'Ferry to return before winter',
      body: 'PORT ELLA. June 2 (Desk) - The ferry will sail again, the mayor said, and it was time for that.\n\n"We will build the quay [at the old harbour]," she said.',
      language: 'en',
      agency: 'Desk',
      datelinePlace: 'PORT ELLA',
      datelineDate: '2024-06-02',
      byline: 'By Ida Holm',
      publishedAt: '2024-06-03T08:15:00Z',
      sourceUrl: null,
      slug: null,
      editorsNote: null,
      storyId: null,
      storyVersion: null,
      notices: [],
    });
  });

  it.each(wires)('reads $name', ({ text, expected, paragraphs }) => {
    const result = parse(text);
    expect(result).toMatchObject({
      language: 'en',
      byline: null,
      notices: ['NO_TIME_ZONE'],
      ...expected,
    });
    expect(result.body.split('\n\n')).toHaveLength(paragraphs);
    expect(text).toContain(`\n${result.headline}\n`);
    expect(text.endsWith(result.body)).toBe(true);
  });

  it.each([
    ['LONDON, 3 March (Reuters) - x', 'LONDON', 'Reuters', '2024-03-03'],
    ['PARIS (AP) — x', 'PARIS', 'AP', null],
    ['MOSCOW. Feb 2 (Interfax) - x', 'MOSCOW', 'Interfax', '2024-02-02'],
    ['WASHINGTON, May 29 /Agency/ -- x', 'WASHINGTON', 'Agency', '2024-05-29'],
    ['WASHINGTON, D.C., Dec. 31, 2023 (Desk) -- x', 'WASHINGTON, D.C.', 'Desk', '2023-12-31'],
    ['NEW YORK/LONDON, Dec 31 (Desk) – x', 'NEW YORK/LONDON', 'Desk', '2023-12-31'],
    ['Port Ella, June 5 - x', 'Port Ella', null, '2024-06-05'],
    ['(Desk) - x', null, 'Desk', null],
    ['The minister (pictured) - x', null, null, null],
    ['OSLO, Feb 30 (Desk) - x', 'OSLO', 'Desk', null],
  ])('reads the dateline of “%s”', (beginning, datelinePlace, agency, datelineDate) => {
    const draft = parse(`5 March 2024 10:00 Z\n\nHeadline\n\n${beginning}`);
    expect(draft).toMatchObject({
      headline: 'Headline',
      datelinePlace,
      agency,
      datelineDate,
      body: beginning,
    });
  });

  it.each([
    ['29 May 2024 19:02', '2024-05-29T19:02:00Z', 'NO_TIME_ZONE'],
    ['29 May 2024 19:02 +03:00', '2024-05-29T16:02:00Z', undefined],
    ['29 May 2024 19:02 MSK', '2024-05-29T16:02:00Z', undefined],
    ['May 29, 2024 7:02 p.m. GMT', '2024-05-29T19:02:00Z', undefined],
    ['2024-05-29T00:30:05-0100', '2024-05-29T01:30:05Z', undefined],
    ['29 May 2024 19:02 BST', null, 'NO_INSTANT'],
    ['29 May 2024', null, 'NO_INSTANT'],
    ['31 June 2024 10:00', null, 'IMPOSSIBLE_DATE'],
    ['29 May 2024 25:00', null, 'IMPOSSIBLE_DATE'],
  ])('reads the release line “%s” and invents no time', (line, publishedAt, notice) => {
    const draft = parse(`${line}\n\nHeadline\n\nText.`);
    expect(draft).toMatchObject({
      headline: 'Headline',
      body: 'Text.',
      publishedAt,
      editorsNote: publishedAt === null ? line : null,
    });
    expect(draft.notices).toEqual(notice === undefined ? [] : [notice]);
  });

  it('leaves the dateline date empty when nothing tells its year', () => {
    const draft = parse('Headline\n\nOSLO, May 2 (Desk) - Text.');
    expect(draft.datelineDate).toBeNull();
    expect(draft.notices).toEqual(['UNKNOWN_YEAR']);
  });

  it('reads the same article from any kind of line break, space and byte order mark', () => {
    const plain = parse(ferry);
    expect(parse(`\ufeff${ferry.replaceAll('\n', '\r\n')}`)).toEqual(plain);
    expect(parse(ferry.replaceAll('\n', '  \r'))).toEqual(plain);
    expect(parse(ferry.replaceAll(' ', '\u00a0').replaceAll('\n\n', '\n\f'))).toEqual(plain);
  });

  it('takes the first words for a headline when there is none, and keeps them in the body', () => {
    const long = `OSLO (Desk) - ${'All is well and nothing more is known. '.repeat(8)}`;
    const draft = parse(long);
    expect(draft.notices).toEqual(['NO_HEADLINE']);
    expect(draft.body).toBe(long.trim());
    expect(draft.headline).toMatch(/^All is well.*…$/);
    expect(draft.headline.length).toBeLessThanOrEqual(121);
  });

  it('makes an article of a single line, and of a headline alone under its release line', () => {
    expect(parse('Quay opens')).toMatchObject({ headline: 'Quay opens', body: 'Quay opens' });
    expect(parse('3 June 2024 08:15 UTC\n\nQuay opens')).toMatchObject({
      headline: 'Quay opens',
      body: 'Quay opens',
    });
    expect(parse('3 June 2024')).toMatchObject({
      headline: '3 June 2024',
      body: '3 June 2024',
      publishedAt: null,
    });
  });

  it('joins hard-wrapped lines and parts paragraphs that only a line break parts', () => {
    const wrapped =
      'OSLO (Desk) - The harbour board met for the third time this\nweek and found, after a long evening, that the quay which the\ntown had built was too short for the ferry which the county\nhad bought.';
    expect(parse(`Quay too short\n\n${wrapped}\n\nMore soon.`).body).toBe(
      `${wrapped.replaceAll('\n', ' ')}\n\nMore soon.`,
    );
    const listed =
      'OSLO (Desk) - It has three faults.\nIt is short.\nIt is narrow and, which nobody had thought of before, it leans.\nIt is late.';
    expect(parse(`Quay too short\n${listed}`)).toMatchObject({
      headline: 'Quay too short',
      body: listed.replaceAll('\n', '\n\n'),
    });
  });
});

describe('parseWireText on documents that are no wire text', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'DOCUMENT_EMPTY', /note\.txt is empty/],
    ['white space', encode('\ufeff \r\n\t\u00a0'), 'DOCUMENT_EMPTY', /is empty/],
    [
      'an image',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
      'DOCUMENT_BINARY',
      /not a text file/,
    ],
    [
      'damaged UTF-8 text',
      encode('café — naïve').slice(0, -3),
      'DOCUMENT_NOT_UTF8',
      /damaged: the byte 0xC3 at offset 12.* Save it as UTF-8/,
    ],
    [
      'text of another script in one byte a letter',
      Uint8Array.from('Порт Амзель открыт', (letter) => (letter.charCodeAt(0) - 0x350) & 0xff),
      'DOCUMENT_NOT_UTF8',
      /no Windows-1252 either/,
    ],
    [
      'half a UTF-16 character',
      Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x42),
      'DOCUMENT_NOT_UTF8',
      /UTF-16 and ends in the middle/,
    ],
    [
      'a huge file',
      new Uint8Array(maximumDocumentBytes + 1).fill(0x61),
      'DOCUMENT_TOO_LARGE',
      /1000001 bytes.*1000000/,
    ],
  ])('refuses %s and says what to do', (_name, bytes, code, message) => {
    const result = parseWireText({ bytes, fileName: 'note.txt' });
    expect(result).toMatchObject({ ok: false, error: { code, path: [] } });
    expect(result.ok ? '' : result.error.message).toMatch(message);
  });

  it('takes the control characters of an old wire format out and says so', () => {
    const draft = parse(`\u0001${ferry}\u0003`);
    expect(draft.notices).toEqual(['CONTROL_CHARACTERS']);
    expect(draft.headline).toBe('Ferry to return before winter');
  });
});

const fragment = fc.constantFrom(
  '\n',
  '\n\n',
  '\r\n',
  '\f',
  ' ',
  '\u00a0',
  '3 June 2024 08:15',
  'By Ida Holm',
  'OSLO, May 2 (Desk) - ',
  '31 June',
  '(',
  ')',
  '/',
  '--',
  '—',
  'Headline',
  'a sentence that is long enough to be wrapped somewhere.',
  '- item',
  '👍',
  'قال الوزير',
  'e\u0301',
  '\u200b',
  '.',
  '"',
  '[...]',
);
const wire = fc.array(fragment, { maxLength: 30 }).map((fragments) => fragments.join(''));
const visible = (text: string): string[] => [...text.replace(/\s/gu, '')].sort();

describe('parseWireText on anything', () => {
  it('answers any bytes with a draft that a record can hold or with an error', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary' }).map(encode),
      wire.map(encode),
    );
    fc.assert(
      fc.property(bytes, (input) => {
        const result = parseWireText({ bytes: input });
        if (result.ok)
          expect(
            articleFieldsSchema.safeParse({
              ...result.draft,
              document: null,
              rejectedSuggestions: [],
            }).error,
          ).toBeUndefined();
        else expect(result.error.message).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('loses nothing that is printed', () => {
    fc.assert(
      fc.property(wire, (text) => {
        fc.pre(text.trim() !== '');
        const draft = parse(text);
        // Only a release time is kept in another form than the document's.
        const release = draft.publishedAt === null ? '' : '3 June 2024 08:15';
        const fields = visible(
          `${draft.headline}${draft.byline ?? ''}${draft.body}${draft.editorsNote ?? ''}${release}`,
        );
        for (const character of visible(text)) {
          const at = fields.indexOf(character);
          expect(at).not.toBe(-1);
          fields.splice(at, 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('makes bodies that are their own paragraphs again', () => {
    fc.assert(
      fc.property(wire, (text) => {
        fc.pre(text.trim() !== '');
        const { body } = parse(text);
        expect(joinParagraphs(splitBlocks(body)).join('\n\n')).toBe(body);
        expect(body).not.toMatch(/\r|\n{3}|[ ]\n|\n[ ]|^\s|\s$/u);
        expect(parse(`The headline of it\n\n${body}`).body.length).toBeLessThanOrEqual(body.length);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['spaces', ' '.repeat(900_000)],
    ['line breaks', '\n'.repeat(900_000)],
    ['short lines', 'a\n'.repeat(450_000)],
    ['one line', 'a '.repeat(450_000)],
    ['brackets', '('.repeat(900_000)],
    ['dashes', ' -'.repeat(450_000)],
  ])('reads the largest document of %s in time that grows with its length', (_name, filling) => {
    // A quadratic slip would take minutes here, which the time limit of a test does not give.
    expect(parseWireText({ bytes: encode(`x${filling}y`) })).toMatchObject({ ok: true });
  });
});
