import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWireText } from '#shared/formats/wire-text.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function parse(document: string | Uint8Array) {
  const bytes = typeof document === 'string' ? encode(document) : document;
  const result = parseWireText({ bytes });
  if (!result.ok) throw new Error(result.error.message);
  const { draft, embargoUntil, notices } = result;
  return { draft, embargoUntil, notices: notices.map(({ code }) => code) };
}

const full = `3 June 2024 18:40 UTC

AMSEL-PORT/ (UPDATE 2)

EMBARGOED UNTIL 0001 GMT, TUESDAY JUNE 4

UPDATE 2-PORT AMSEL REOPENS ITS QUAY AFTER THE STORM

(Adds the mayor's words, what the ferry's owner says,
background in the last paragraph)

* Quay was shut for nine days
* Ferry sails again on Wednesday

By Ida Holm and Per Lund

PORT AMSEL/TARNVIK, June 3 (Meridian Wire/Norrland Desk) - The quay is open, the mayor said on Monday.

"Nobody [in the town] was hurt," she said.

(Reporting by Ida Holm; Editing by Per Lund)

Notes to editors:

Pictures are in the annex.

Contact: Eva Berg, +00 555 0101

(MORE)
`;

describe('a wire with all that wires have', () => {
  it('is read into its fields, and what is for editors into their note', () => {
    expect(parse(full)).toEqual({
      draft: {
        headline: 'PORT AMSEL REOPENS ITS QUAY AFTER THE STORM',
        body: [
          '* Quay was shut for nine days',
          '* Ferry sails again on Wednesday',
          'PORT AMSEL/TARNVIK, June 3 (Meridian Wire/Norrland Desk) - The quay is open, the mayor said on Monday.',
          '"Nobody [in the town] was hurt," she said.',
          '(Reporting by Ida Holm; Editing by Per Lund)',
        ].join('\n\n'),
        language: 'en',
        agency: 'Meridian Wire/Norrland Desk',
        datelinePlace: 'PORT AMSEL/TARNVIK',
        datelineDate: '2024-06-03',
        byline: 'By Ida Holm and Per Lund',
        publishedAt: '2024-06-03T18:40:00Z',
        sourceUrl: null,
        slug: 'AMSEL-PORT',
        editorsNote: [
          "UPDATE 2\nUPDATE 2\nEMBARGOED UNTIL 0001 GMT, TUESDAY JUNE 4\n(Adds the mayor's words, what the ferry's owner says, background in the last paragraph)",
          'Notes to editors:',
          'Pictures are in the annex.',
          'Contact: Eva Berg, +00 555 0101',
        ].join('\n\n'),
        storyId: 'slug:meridian wire/norrland desk/amsel-port',
        storyVersion: '2',
      },
      embargoUntil: '2024-06-04T00:01:00Z',
      notices: ['MORE_TO_FOLLOW', 'EMBARGO'],
    });
  });

  it('is read the same with the line breaks of any system', () => {
    expect(parse(full.replaceAll('\n', '\r\n'))).toEqual(parse(full));
    expect(parse(full.replaceAll('\n', '\r'))).toEqual(parse(full));
  });
});

const story = (top: string, headline = 'Quay opens') =>
  `3 June 2024 18:40 UTC\n${top}\n${headline}\n\nPORT AMSEL, June 3 (Meridian Wire) - The quay is open.`;

describe('versions of a story', () => {
  it.each([
    ['AMSEL-PORT', 'Quay opens', 'AMSEL-PORT', null, null],
    ['AMSEL-PORT/', 'UPDATE 1-Quay opens', 'AMSEL-PORT', '1', 'UPDATE 1'],
    ['AMSEL-PORT/', 'UPDATE 10-Quay opens', 'AMSEL-PORT', '10', 'UPDATE 10'],
    ['BC-Amsel-Port, 2nd Ld-Writethru', 'Quay opens', 'BC-Amsel-Port', '2', '2nd Ld-Writethru'],
    ['AMSEL-PORT\n2nd LEDE', 'Quay opens', 'AMSEL-PORT', '2', '2nd LEDE'],
    ['Slug: amsel port', 'CORRECTED-Quay opens', 'amsel port', '0.1', 'CORRECTED'],
    ['AMSEL-PORT', 'CORRECTED-UPDATE 2-Quay opens', 'AMSEL-PORT', '2.1', 'CORRECTED-UPDATE 2'],
    ['AMSEL-PORT\nCORRECTED', 'UPDATE 3-Quay opens', 'AMSEL-PORT', '3.1', 'CORRECTED\nUPDATE 3'],
    ['AMSEL-PORT', 'WRAPUP 4-Quay opens', 'AMSEL-PORT', '4', 'WRAPUP 4'],
    ['AMSEL-PORT', 'URGENT: Quay opens', 'AMSEL-PORT', null, 'URGENT'],
  ])('are read from “%s” above “%s”', (top, headline, slug, storyVersion, editorsNote) => {
    const read = parse(story(top, headline));
    const storyId = `slug:meridian wire/${slug.toLowerCase()}`;
    expect(read.draft).toMatchObject({ headline: 'Quay opens', slug, editorsNote });
    expect(read.draft).toMatchObject({ storyId, storyVersion });
    expect(read.notices).toEqual([]);
  });

  it.each([
    'Update planned for the harbour',
    'UPDATE OF HARBOUR PLAN',
    'LEAD-FREE PAINT FOR THE FERRY',
    'Lead: a poison in the water',
    'Alert mayor finds leak',
    'Add two and two',
    'Kill or cure - the quay',
    'Correction fluid sells out',
    'Third lead in harbour case found',
    'Cease-fire',
  ])('are not seen in the headline “%s”', (headline) => {
    const read = parse(`${headline}\n\nPORT AMSEL (Meridian Wire) - The quay is open.`);
    expect(read.draft).toMatchObject({ headline, slug: null, editorsNote: null });
    expect(read.draft).toMatchObject({ storyId: null, storyVersion: null });
  });

  it('without a slug say that the story is not known', () => {
    expect(parse(story('', 'UPDATE 2-Quay opens')).notices).toEqual(['UNKNOWN_STORY']);
  });

  it.each([
    ['ADD1', 'CONTINUATION'],
    ['KILL', 'WITHDRAWN'],
  ])('are none under %s, which would take the text away', (mark, notice) => {
    const read = parse(story(`AMSEL-PORT\n${mark}`));
    expect(read.draft.slug).toBe('AMSEL-PORT');
    expect(read.draft).toMatchObject({ storyId: null, storyVersion: null });
    expect(read.notices).toEqual([notice]);
  });
});

describe('what stands around an article', () => {
  it.each([
    ['EMBARGO: 4 June 2024 00:01 CEST', '2024-06-03T22:01:00Z'],
    ['Strictly embargoed until 00.01 GMT on Tuesday, 4 June', '2024-06-04T00:01:00Z'],
    ['NOT FOR PUBLICATION BEFORE 0930 GMT, JUNE 5, 2024', '2024-06-05T09:30:00Z'],
    ['EMBARGOED UNTIL NOON ON TUESDAY', null],
    ['EMBARGOED UNTIL 0001 GMT, JUNE 31', null],
    ['EMBARGOED UNTIL 2561 GMT, JUNE 4', null],
    ['EMBARGOED UNTIL 0001 LOCAL TIME, JUNE 4', null],
  ])('is the embargo “%s”, with no time invented', (line, until) => {
    const read = parse(story(line));
    expect(read).toMatchObject({ embargoUntil: until, notices: ['EMBARGO'] });
    expect(read.draft.editorsNote).toBe(line);
  });

  it.each(['(MORE)', '-- MORE --', 'MORE TO FOLLOW', 'more to come'])('is “%s”', (sign) => {
    const read = parse(`${story('')}\n\n${sign}\n`);
    expect(read.notices).toEqual(['MORE_TO_FOLLOW']);
    expect(read.draft.body).toMatch(/is open\.$/);
  });

  it.each(['ENDS', '-ends-', '-30-', '###', '# # #', '(END)'])('is the end sign “%s”', (sign) => {
    const read = parse(`${story('')}\n\n${sign}\n\nContacts\n\nEva Berg, +00 555 0101\n\n${sign}`);
    expect(read.draft.body).toMatch(/is open\.$/);
    expect(read.draft.editorsNote).toBe('Contacts\n\nEva Berg, +00 555 0101');
    expect(read.notices).toEqual([]);
  });

  it('stays in the body where it is too long for a note', () => {
    const notes = `Notes to editors:\n\n${'A long note on the harbour. '.repeat(500).trim()}`;
    const read = parse(`${story('')}\n\n${notes}`);
    expect(read.draft.body.endsWith(notes)).toBe(true);
    expect(read.draft.editorsNote).toBeNull();
  });
});

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  [...text].forEach((_, index) => view.setUint16(index * 2, text.charCodeAt(index), littleEndian));
  return bytes;
};
const old =
  'Café in Port Amsel closes\n\nPORT AMSEL (Meridian Wire) - “It’s naïve,” said Jürgen Groß – and left.';
const inWindows1252: Readonly<Record<string, number>> = {
  '“': 0x93,
  '”': 0x94,
  '’': 0x92,
  '–': 0x96,
};
const windows1252 = Uint8Array.from(old, (each) => inWindows1252[each] ?? each.charCodeAt(0));

describe('the encoding of a document', () => {
  const read = parse(old);

  it.each([
    ['Windows-1252', windows1252],
    ['UTF-16 with a mark, little-endian', utf16(`\ufeff${old}`, true)],
    ['UTF-16 with a mark, big-endian', utf16(`\ufeff${old}`, false)],
    ['UTF-16 without a mark, little-endian', utf16(old, true)],
    ['UTF-16 without a mark, big-endian', utf16(old, false)],
  ])('is found to be %s, and said', (_name, bytes) => {
    expect(parse(bytes)).toEqual({ ...read, notices: ['ENCODING'] });
  });

  it('is said with its reason', () => {
    const result = parseWireText({ bytes: windows1252 });
    expect(result.ok ? result.notices[0]?.message : '').toBe(
      'The document was read as Windows-1252, because the byte 0xE9 at offset 3 does not belong into UTF-8. Its own bytes are kept.',
    );
  });

  it('is never guessed for damaged UTF-8', () => {
    const bytes = encode(old);
    // Before its first whole character beyond ASCII nothing tells.
    for (let length = 5; length < bytes.length; length += 1) {
      const result = parseWireText({ bytes: bytes.slice(0, length) });
      if (result.ok) expect(result.notices.map(({ code }) => code)).not.toContain('ENCODING');
    }
  });

  it('is found in any truncated or damaged document or refused, without a failure', () => {
    const document = fc.constantFrom(
      encode(full),
      windows1252,
      utf16(full, true),
      utf16(old, false),
    );
    const damage = fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 5 });
    fc.assert(
      fc.property(document, fc.nat(2000), damage, (bytes, length, changes) => {
        const some = bytes.slice(0, length);
        for (const [at, byte] of changes) if (at < some.length) some[at] = byte;
        const result = parseWireText({ bytes: some });
        if (!result.ok) expect(result.error.code).toMatch(/^DOCUMENT_/);
        else expect(result.draft.headline.trim()).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
