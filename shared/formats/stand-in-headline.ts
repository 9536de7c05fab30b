import { boundaryBefore } from '../text/spans.ts';

/** The first words of a text (at most `longest` UTF-16 code units, whole words) after its dateline, which is so long. */
export function standInHeadline(body: string, datelineLength: number, longest = 120): string {
  const [first = ''] = body.slice(datelineLength).trimStart().split('\n', 1);
  const words = first === '' ? (body.split('\n', 1)[0] ?? '') : first;
  if (words.length <= longest) return words;
  const cut = words.slice(0, boundaryBefore(words, longest - 1));
  const space = cut.lastIndexOf(' ');
  return `${(space > 0 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
