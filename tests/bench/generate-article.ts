import { anchorSpan } from '#shared/text/anchors.ts';
import type { Segment } from '#shared/records/quote.ts';
import { pick } from './random.ts';

/** An article of our own wording, with the words of its direct quotes and where they stand. */
export interface GeneratedArticle {
  readonly headline: string;
  readonly body: string;
  readonly quotes: readonly { readonly text: string; readonly segments: readonly Segment[] }[];
}

/** Topics of a generated desk, in words that its articles use. */
export const subjects = [
  'ferry',
  'harbour',
  'school',
  'water',
  'road',
  'budget',
  'clinic',
  'market',
];
const places = ['Vellmark', 'Ostrand', 'Kellby', 'Tarnow', 'Mirafjord', 'Lissen'];
const openings = [
  'The council expects',
  'Nobody here doubts',
  'We have asked for',
  'Our members want',
];
const middles = [
  'a new plan for the',
  'more money for the',
  'an honest look at the',
  'an end to delays at the',
];
const endings = [
  'before the winter comes',
  'by the end of this year',
  'whatever it may cost',
  'without another vote',
];

/** Writes an article in which each speaker says one thing. The number makes it unlike all others. */
export function generateArticle(
  random: () => number,
  number: number,
  speakers: readonly string[],
): GeneratedArticle {
  const subject = pick(random, subjects);
  const place = pick(random, places);
  const headline = `${place} argues about its ${subject} (${number})`;
  let body = `Officials in ${place} met again over the ${subject}, which file ${number} of the town calls urgent.`;
  const spans = speakers.map((speaker) => {
    const text = `${pick(random, openings)} ${pick(random, middles)} ${pick(random, subjects)} in ${pick(random, places)} ${pick(random, endings)},`;
    const start = body.length + 3;
    body += `\n\n"${text}" ${speaker} said at a meeting in the town hall of ${place}.`;
    return { text, start, end: start + text.length };
  });
  const quotes = spans.map((span) => ({ text: span.text, segments: [anchorSpan(body, span)] }));
  return { headline, body, quotes };
}
