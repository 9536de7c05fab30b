import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentFormats, type DocumentFormat } from '#shared/formats/document-format.ts';
import { readArticles } from '#shared/formats/read-articles.ts';
import { articleFieldsSchema } from '#shared/records/article.ts';

const files = {
  nitf: 'ferry.nitf.xml',
  newsml_g2: 'ferry.newsml.xml',
  ninjs: 'ferry.ninjs.json',
  rss: 'coast.rss.xml',
  atom: 'coast.atom.xml',
  html: 'ferry.html',
} as const;
const sample = (name: string): Uint8Array =>
  readFileSync(new URL(`samples/${name}`, import.meta.url));
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const samples = Object.values(files).map(sample);

async function read(input: string | Uint8Array, format?: DocumentFormat) {
  const bytes = typeof input === 'string' ? encode(input) : input;
  const result = await readArticles({ bytes, ...(format === undefined ? {} : { format }) });
  if (!result.ok) throw new Error(result.error.message);
  return {
    format: result.format,
    articles: result.articles.map(({ draft, notices, ...rest }) => ({
      ...draft,
      ...rest,
      notices: notices.map(({ code }) => code),
    })),
  };
}

async function refused(input: string | Uint8Array, format?: DocumentFormat): Promise<string> {
  const bytes = typeof input === 'string' ? encode(input) : input;
  const result = await readArticles({ bytes, ...(format === undefined ? {} : { format }) });
  return result.ok ? JSON.stringify(result.articles[0]?.draft) : result.error.code;
}

describe('readArticles', () => {
  it.each(Object.entries(files))('knows %s by its beginning', async (format, file) => {
    expect((await read(sample(file))).format).toBe(format);
  });

  it('reads NITF with its sub-headline, list and dateline, and no words of pictures', async () => {
    expect((await read(sample(files.nitf))).articles).toMatchObject([
      {
        headline: 'Ferry line to Tarnvik saved',
        body: 'Council finds the money\n\nThe ferry stays, said Mara Lindqvist & the council.\n\n- Two boats a day\n\n- One on Sunday\n\n“We kept our word,” she said.',
        language: 'en',
        agency: 'Meridian Wire',
        datelinePlace: 'PORT AMSEL',
        datelineDate: '2024-06-03',
        byline: 'By Ida Holm',
        publishedAt: '2024-06-03T08:15:00Z',
        slug: 'VALDRIA-FERRY',
        editorsNote: 'Replaces the version of 09:10.',
        storyId: 'mw-20240603-17',
        storyVersion: '2',
        embargoUntil: null,
        notices: [],
      },
    ]);
  });

  it('reads each item of a NewsML-G2 message, with an embargo', async () => {
    const { articles } = await read(sample(files.newsml_g2));
    expect(articles).toMatchObject([
      {
        headline: 'Ferry line saved',
        body: 'The mayor said yes.\n\nNobody objected.',
        agency: 'Meridian Wire',
        datelinePlace: 'Port Amsel',
        byline: 'Ida Holm',
        editorsNote: 'Adds the mayor.',
        storyId: 'urn:newsml:meridian.example:20240603:17',
        storyVersion: '3',
        embargoUntil: '2024-06-03T14:00:00Z',
        notices: ['EMBARGO'],
      },
      { headline: 'Weather', body: 'Rain in Tarnvik.\n\nSun in Port Amsel.', publishedAt: null },
    ]);
  });

  it('reads ninjs 2 and 1.3', async () => {
    expect((await read(sample(files.ninjs))).articles).toMatchObject([
      {
        headline: 'Ferry line saved',
        body: 'Council finds the money\n\nPORT AMSEL, June 3 (Meridian Wire) - The mayor said yes.\n\nNobody\nobjected.',
        datelineDate: '2024-06-03',
        storyVersion: '4',
        notices: [],
      },
    ]);
    const old = {
      uri: 'https://mw.example/17',
      headline: 'Old',
      body_xhtml: '<p>a</p><p>b</p>',
      byline: 'Ida Holm',
    };
    expect((await read(JSON.stringify(old))).articles).toMatchObject([
      { headline: 'Old', body: 'a\n\nb', byline: 'Ida Holm', sourceUrl: 'https://mw.example/17' },
    ]);
  });

  it('makes an article of each item of a feed, and reports a date that is none', async () => {
    expect((await read(sample(files.rss))).articles).toMatchObject([
      {
        headline: 'Ferry & quay saved',
        body: 'The mayor said yes.\n\nNobody objected.',
        agency: 'Coastline',
        publishedAt: '2024-06-03T08:15:00Z',
        storyId: 'https://coastline.example/#17',
      },
      { headline: 'Weather', publishedAt: null, notices: ['UNREADABLE'] },
    ]);
    expect((await read(sample(files.atom))).articles).toMatchObject([
      { headline: 'Ferry saved', byline: 'Ida Holm', storyVersion: '2024-06-03T11:00:00Z' },
    ]);
  });

  it('keeps the same original of an item while the feed around it changes', async () => {
    const text = new TextDecoder().decode(sample(files.rss));
    const later = text
      .replace('12:00:00', '13:00:00')
      .replace('<title>Coastline', '<title>The Coastline');
    const [before, after] = [await read(text), await read(later)];
    expect(after.articles.map(({ original }) => original)).toEqual(
      before.articles.map(({ original }) => original),
    );
  });

  it('finds the text of a page, and what JSON-LD says of it before what its other tags say', async () => {
    const { articles } = await read(sample(files.html));
    expect(articles).toMatchObject([
      {
        headline: 'Ferry line to Tarnvik saved',
        language: 'en-GB',
        agency: 'Meridian Wire',
        datelinePlace: 'PORT AMSEL',
        byline: 'Ida Holm, Jon Rask',
        publishedAt: '2024-06-03T08:15:00Z',
        sourceUrl: 'https://post.example/2024/06/03/ferry',
        editorsNote: 'An earlier version named the wrong quay.',
        storyVersion: '2024-06-03T10:15:00Z',
        notices: [],
      },
    ]);
    const body = articles[0]?.body ?? '';
    expect(body).toContain('\n\nWhat it costs\n\n');
    expect(body).toContain('Year | Cost\n2023 | 2.1');
    expect(body).not.toMatch(/gone|red|Hidden|Most read|Copyright|Home|in May|</);
  });

  it('says so when it takes all of a page, and takes nothing that is hidden or runs', async () => {
    const page =
      '<html><head><title>T</title><body><div>Short.</div><div>Words.</div><script>x</script>';
    expect((await read(page)).articles).toMatchObject([{ headline: 'T' }]);
    const { articles } = await read(page);
    expect(articles[0]?.body).not.toContain('x');
  });

  it.each([
    ['an unknown vocabulary', '<?xml version="1.0"?><svg/>', 'DOCUMENT_FORMAT'],
    ['other JSON', '{"a": 1}', 'DOCUMENT_FORMAT'],
    ['JSON that breaks off', '{"uri": "a', 'DOCUMENT_MALFORMED'],
    ['XML that breaks off', '<nitf><body>', 'DOCUMENT_MALFORMED'],
    ['a feed without items', '<rss><channel/></rss>', 'DOCUMENT_EMPTY'],
    ['deep JSON', '[{"a":'.repeat(100_000), 'DOCUMENT_MALFORMED'],
    ['deep XML', `<nitf>${'<p>'.repeat(200_000)}`, 'DOCUMENT_MALFORMED'],
    ['deep HTML', `<html>${'<div>'.repeat(150_000)}`, 'DOCUMENT_MALFORMED'],
    ['zipped bytes', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'DOCUMENT_BINARY'],
  ])('refuses %s', async (_name, document, code) => {
    expect(await refused(document)).toBe(code);
  });

  it('expands no entity of a document and reads nothing it refers to', async () => {
    const bomb = `<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<nitf><body><body.head><hedline><hl1>Bomb</hl1></hedline></body.head><body.content><p>&b; &f;</p></body.content></body></nitf>`;
    expect((await read(bomb)).articles).toMatchObject([{ headline: 'Bomb', body: '&b; &f;' }]);
  });
});

const hostile = fc.constantFrom(
  '<script>',
  '</p>',
  '<p>',
  '<li>',
  '<table><tr><td>',
  '<!--',
  ']]>',
  '<![CDATA[',
  '&amp;',
  '&x;',
  '<a b="',
  "'",
  '<svg',
  '\u202e',
  '<title>',
  '<b>',
  '</',
  '{',
  '}',
  '"',
  '<item>',
  '<br>',
  '<!DOCTYPE x [',
  '\ud83d',
  '<time>',
  '<h1>',
);

describe('readArticles on anything', () => {
  const known = new Set([
    'DOCUMENT_EMPTY',
    'DOCUMENT_BINARY',
    'DOCUMENT_NOT_UTF8',
    'DOCUMENT_MALFORMED',
    'DOCUMENT_FORMAT',
  ]);
  const check = async (bytes: Uint8Array, format?: DocumentFormat): Promise<void> => {
    const result = await readArticles({ bytes, ...(format === undefined ? {} : { format }) });
    if (!result.ok) expect(known).toContain(result.error.code);
    else
      for (const { draft } of result.articles)
        expect(
          articleFieldsSchema.safeParse({ ...draft, document: null, rejectedSuggestions: [] })
            .error,
        ).toBeUndefined();
  };
  const anyFormat = fc.option(fc.constantFrom(...documentFormats), { nil: undefined });

  it('answers mutated and truncated documents with drafts that a record can hold or with an error', async () => {
    const change = fc.record({
      at: fc.nat(),
      drop: fc.nat(40),
      put: fc.array(hostile, { maxLength: 3 }),
    });
    const mutated = fc
      .tuple(fc.constantFrom(...samples), fc.array(change, { maxLength: 6 }), fc.nat())
      .map(([bytes, changes, end]) => {
        let text = new TextDecoder().decode(bytes);
        for (const { at, drop, put } of changes) {
          const from = at % (text.length + 1);
          text = `${text.slice(0, from)}${put.join('')}${text.slice(from + drop)}`;
        }
        return encode(end % 3 === 0 ? text.slice(0, end % (text.length + 1)) : text);
      });
    await fc.assert(fc.asyncProperty(mutated, anyFormat, check), { numRuns: 150 });
  }, 60_000);

  it('answers random bytes and heaps of markup, whatever format they are said to be', async () => {
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(hostile, { maxLength: 60 }).map((parts) => encode(parts.join(''))),
    );
    await fc.assert(fc.asyncProperty(any, anyFormat, check), { numRuns: 200 });
  }, 60_000);

  it.each([
    '<p>',
    '</p>',
    '<b>x</b>',
    '<',
    '<!--',
    '&amp;',
    '<td>',
    '<br>',
    '<a href="',
    '<ul><li>',
    'a="b" ',
    '<p>word word word</p>',
    '<h1>',
  ])(
    'reads a page of nothing but “%s”',
    async (piece) => {
      await check(encode(`<html><body>${piece.repeat(Math.floor(300_000 / piece.length))}`));
    },
    60_000,
  );

  it('reads a feed of the largest size in time that grows with its length', async () => {
    const item = '<item><title>a</title><description>b</description></item>';
    const { articles } = await read(`<rss><channel>${item.repeat(17_000)}</channel></rss>`);
    expect(articles).toHaveLength(17_000);
    const entry = '<entry><title>a</title><summary>b</summary></entry>';
    expect((await read(`<feed>${entry.repeat(17_000)}</feed>`)).articles).toHaveLength(17_000);
  }, 60_000);
});
