import { boundaryAfter, boundaryBefore, type Span } from '#shared/text/spans.ts';
import { wordsOf } from '#shared/text/word-index.ts';

/** By how much an end of a span moves. */
export type StepUnit = 'word' | 'sentence';

/** Which end of a span moves, and whether it takes in more text or gives some up. */
export interface SpanStep {
  readonly end: 'start' | 'end';
  readonly unit: StepUnit;
  readonly way: 'more' | 'less';
}

/**
 * A span of a body with one end a word or a sentence further out or in, in UTF-16 code units; the same span where that
 * would leave the body or nothing of the span.
 */
export function stepSpan(body: string, span: Span, { end, unit, way }: SpanStep): Span {
  const from = span[end];
  const places = placesOf(body, from, end, unit);
  const forwards = (end === 'end') === (way === 'more');
  // Giving up a word takes the marks behind it along, and leaves the word before.
  const beyond = way === 'more' ? from : edgeOfLastWord(body, span, end);
  const next = forwards
    ? places.find((place) => place > beyond)
    : places.filter((place) => place < beyond).at(-1);
  if (next === undefined) return span;
  const moved = { ...span, [end]: next };
  return moved.start < moved.end ? moved : span;
}

/** The word that an offset stands in or beside; null where there is none. */
export function wordAt(body: string, offset: number): Span | null {
  const { from, text } = around(body, offset);
  const found = wordsOf(text)
    .map(({ word, at }) => ({ start: from + at, end: from + at + word.length }))
    .find(({ start, end }) => start <= offset && offset <= end);
  return found ?? null;
}

// Far more than any word, and less than what would be felt.
const reach = 2000;

function placesOf(
  body: string,
  offset: number,
  end: SpanStep['end'],
  unit: StepUnit,
): readonly number[] {
  const { from, text } = around(body, offset);
  const places = unit === 'word' ? wordEdges(text, end) : sentenceEdges(text, end);
  return places.map((place) => from + place);
}

function edgeOfLastWord(body: string, span: Span, end: SpanStep['end']): number {
  const { from, text } = around(body, span[end]);
  const inside = wordsOf(text)
    .map(({ word, at }) => ({ start: from + at, end: from + at + word.length }))
    .filter((word) => word.end > span.start && word.start < span.end);
  return (end === 'end' ? inside.at(-1)?.end : inside[0]?.start) ?? span[end];
}

function around(body: string, offset: number): { readonly from: number; readonly text: string } {
  const from = boundaryBefore(body, Math.max(0, offset - reach));
  return {
    from,
    text: body.slice(from, boundaryAfter(body, Math.min(body.length, offset + reach))),
  };
}

function wordEdges(text: string, end: SpanStep['end']): number[] {
  return wordsOf(text).map(({ word, at }) => (end === 'start' ? at : at + word.length));
}

// A full stop ends a sentence before white space and anything but a small letter, unless it belongs to an abbreviation.
const stops =
  /(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|Prof|St|No|vs|e\.g|i\.e))(?:[.!?…؟。！？]+["”’»›)\]]*)(?=\s+[^\s\p{Ll}]|\s*$)|[^\s](?=\s*\n\s*\n)/gu;

function sentenceEdges(text: string, end: SpanStep['end']): number[] {
  const ends = Array.from(text.matchAll(stops), ({ 0: stop, index }) => index + stop.length);
  if (end === 'end') return [...ends, text.trimEnd().length];
  return [
    text.length - text.trimStart().length,
    ...ends.flatMap((place) => {
      const gap = /^\s+/u.exec(text.slice(place))?.[0].length ?? 0;
      return place + gap < text.length ? [place + gap] : [];
    }),
  ];
}
