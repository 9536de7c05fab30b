import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorSpan, quoteText, readSegments } from '#shared/text/anchors.ts';
import { findLostQuote, reanchor, reanchorer } from '#shared/text/reanchor.ts';
import { areInOrder, boundaryAfter, boundaryBefore, spanProblem } from '#shared/text/spans.ts';

function quoteIn(body: string, ...texts: string[]) {
  let from = 0;
  return texts.map((text) => {
    const start = body.indexOf(text, from);
    from = start + text.length;
    return anchorSpan(body, { start, end: from });
  });
}

const story =
  'PORT ELLA, June 3 (Desk) - The ferry will sail.\n\n"We will build the quay before winter comes," the mayor said.\n\n"Nobody asked us," a fisherman said.';
const words = 'We will build the quay before winter comes,';

describe('reanchor', () => {
  it('leaves a quote exactly where it is when the edit is after it', () => {
    const segments = quoteIn(story, words);
    expect(reanchor(story, `${story}\n\nMore.`, segments)).toMatchObject({
      status: 'exact',
      segments: [{ start: segments[0]?.start }],
    });
  });

  it('moves a quote when a paragraph is put before it', () => {
    const edited = `A new beginning 👍.\n\n${story}`;
    const result = reanchor(story, edited, quoteIn(story, words));
    expect(result.status).toBe('moved');
    expect(readSegments(edited, result.segments)).toEqual([words]);
  });

  it('moves a quote when both sides of it changed', () => {
    const edited = story.replace('The ferry', 'An old ferry').replace('Nobody', 'No one');
    const result = reanchor(story, edited, quoteIn(story, words));
    expect(result.status).toBe('moved');
    expect(readSegments(edited, result.segments)).toEqual([words]);
  });

  it('picks, of words that occur twice, those with the same context', () => {
    const body = 'First: "Yes," said Anna. Second: "Yes," said Bert. Third: nothing.';
    const segments = [
      anchorSpan(body, { start: body.lastIndexOf('Yes,'), end: body.lastIndexOf('Yes,') + 4 }),
    ];
    const edited =
      'Zero. First: "Yes," said Anna. Then more words. Second: "Yes," said Bert. Third: something.';
    const result = reanchor(body, edited, segments);
    expect(result.segments[0]?.start).toBe(edited.lastIndexOf('Yes,'));
  });

  it('follows a paragraph that was moved to another place', () => {
    const parts = story.split('\n\n');
    const edited = [parts[2], parts[0], parts[1]].join('\n\n');
    const result = reanchor(story, edited, quoteIn(story, 'Nobody asked us,'));
    expect(result.status).toBe('moved');
    expect(readSegments(edited, result.segments)).toEqual(['Nobody asked us,']);
  });

  it.each([
    ['We will build the quays before winter comes,'],
    ['We shall build the quay before the winter comes,'],
    ['They will build the quay before winter came,'],
    ['We will build the quay before winter,'],
  ])('places an edited quote approximately: %s', (changed) => {
    const edited = `Lead paragraph.\n\n${story.replace(words, changed)}`;
    const result = reanchor(story, edited, quoteIn(story, words));
    expect(result.status).toBe('approximate');
    expect(readSegments(edited, result.segments)).toEqual([changed]);
  });

  it('places an edited quote of several hundred words by its two ends', () => {
    const long = Array.from({ length: 300 }, (_, index) => `word${index}`).join(' ');
    const body = `Before it. "${long}" After it.`;
    const changed = long
      .replace('word2 ', 'sword2 ')
      .replace('word150', 'other')
      .replace('word298', 'word');
    const edited = `Something first, at length. Before it. "${changed}" After it, too.`;
    const result = reanchor(body, edited, quoteIn(body, long));
    expect(result.status).toBe('approximate');
    expect(readSegments(edited, result.segments)).toEqual([changed]);
  });

  it('says that a quote is lost when its words are gone, and keeps what can find it again', () => {
    const edited = story.replace(words, 'No comment,').slice(0, 60);
    const segments = quoteIn(story, words);
    const lost = reanchor(story, edited, segments);
    expect(lost.status).toBe('lost');
    expect(lost.segments[0]?.prefix).toBe(segments[0]?.prefix);
    const found = findLostQuote(`Back again. ${story}`, lost.segments, words);
    expect(found?.status).toBe('moved');
    expect(quoteText(`Back again. ${story}`, found?.segments ?? [])).toBe(words);
    expect(findLostQuote('Something else altogether.', lost.segments, words)).toBeNull();
  });

  it('keeps the parts of a split quote in order, also where their words repeat', () => {
    const body = '"No," he said. "No," he said again. "Never."';
    const segments = quoteIn(body, 'No,', 'No,', 'Never.');
    const edited = `Asked, he rose. ${body.replace('again', 'once more')} He left.`;
    const result = reanchor(body, edited, segments);
    expect(result.status).toBe('moved');
    expect(readSegments(edited, result.segments)).toEqual(['No,', 'No,', 'Never.']);
    expect(areInOrder(result.segments)).toBe(true);
  });

  it('has nothing to point at in an emptied body', () => {
    expect(reanchor(story, '', quoteIn(story, words))).toEqual({ segments: [], status: 'lost' });
  });
});

const unit = fc.constantFrom(
  'a',
  'b',
  ' ',
  '\n',
  'said',
  '👍',
  'é',
  'e\u0301',
  'قال',
  'َ',
  '"',
  '的',
  '\ud83d',
  '🏳️‍🌈',
);
const text = (maxLength: number, minLength = 0) =>
  fc.array(unit, { maxLength, minLength }).map((parts) => parts.join(''));

const quoted = fc.tuple(text(40, 1), fc.nat(), fc.nat()).map(([body, a, b]) => {
  const start = boundaryBefore(body, a % body.length);
  const end = boundaryAfter(body, start + 1 + (b % (body.length - start)));
  return { body, segments: [anchorSpan(body, { start, end })] };
});

describe('reanchor on any text', () => {
  it('calls every quote of an unchanged body exact', () => {
    fc.assert(
      fc.property(quoted, ({ body, segments }) => {
        expect(reanchor(body, body, segments)).toEqual({ segments, status: 'exact' });
      }),
    );
  });

  it('never loses a quote, nor a letter of it, to edits before and after it', () => {
    fc.assert(
      fc.property(quoted, text(20), text(20), ({ body, segments }, before, after) => {
        const [segment] = segments;
        const quote = quoteText(body, segments);
        const kept = `${before}${quote}${after}`;
        // Half a character put against the quote makes another character of it: then the words did change.
        fc.pre(
          segment !== undefined &&
            spanProblem(kept, { start: before.length, end: before.length + quote.length }) === null,
        );
        const result = reanchor(body, kept, segments);
        expect(['exact', 'moved']).toContain(result.status);
        expect(quoteText(kept, result.segments)).toBe(quote);
      }),
    );
  });

  it('only ever returns spans that are good in the new body, in order', () => {
    fc.assert(
      fc.property(
        text(60, 4),
        text(60, 1),
        fc.array(fc.nat(), { minLength: 2, maxLength: 8 }),
        (body, edited, cuts) => {
          const offsets = [
            ...new Set(cuts.map((cut) => boundaryBefore(body, cut % (body.length + 1)))),
          ].sort((a, b) => a - b);
          const segments = offsets
            .slice(1)
            .map((end, index) => anchorSpan(body, { start: offsets[index] ?? 0, end }));
          const result = reanchor(body, edited, segments);
          for (const segment of result.segments) expect(spanProblem(edited, segment)).toBeNull();
          if (result.status !== 'lost') expect(areInOrder(result.segments)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('reanchorer', () => {
  it('places fifty edited quotes of a body of 20,000 characters in a moment', () => {
    const sentences = Array.from(
      { length: 250 },
      (_, index) =>
        `Sentence ${index} tells about matter ${index * 7} at some length, with word${index} in it for good measure.`,
    );
    const body = sentences.join(' ').slice(0, 20_000);
    const segments = Array.from({ length: 50 }, (_, index) =>
      anchorSpan(body, { start: index * 390 + 20, end: index * 390 + 320 }),
    );
    const edited = `New lead. ${body.replaceAll('some length', 'great length').replaceAll('tells', 'speaks')}`;
    const place = reanchorer(body, edited);
    place([]);
    // A quadratic slip would take longer than a test may.
    const results = segments.map((segment) => place([segment]));
    expect(results.map(({ status }) => status)).toEqual(results.map(() => 'approximate'));
  });
});
