import { readDateline } from './dateline.ts';
import { splitBlocks } from './paragraphs.ts';
import { readReleaseLine, type ReleaseLine } from './release-line.ts';

/** What stands before the body of a wire article, and the body's blocks of lines. */
export interface WireHeader {
  readonly release: ReleaseLine | null;
  readonly releaseWords: string | null;
  readonly headline: string | null;
  readonly byline: string | null;
  readonly body: readonly (readonly string[])[];
}

const longestHeadline = 300;
const mostHeadlineLines = 3;
const bylinePattern = /^by\s+\p{Lu}[\p{L}\p{M}.,'’ -]{1,118}$/iu;

/**
 * Takes the header off a wire text (line feeds only). A headline is what stands before the first blank
 * line, dateline or byline, in three lines at the most, unless it reads like a paragraph: too long, or
 * long and ending with a full stop.
 */
export function readWireHeader(text: string): WireHeader {
  const blocks = splitBlocks(text);
  const releaseWords = blocks[0]?.[0]?.trim() ?? null;
  let release = releaseWords === null ? null : readReleaseLine(releaseWords);
  // A document that is only a date is a text like any other.
  if (release !== null && blocks.length === 1 && blocks[0]?.length === 1) release = null;
  if (release !== null) dropLines(blocks, 1);
  let byline = takeByline(blocks);
  const headline = takeHeadline(blocks);
  byline ??= takeByline(blocks);
  return {
    release,
    releaseWords: release === null ? null : releaseWords,
    headline,
    byline,
    body: blocks,
  };
}

function takeHeadline(blocks: string[][]): string | null {
  const [first = [], ...others] = blocks;
  const marked = first.findIndex((line) => beginsText(line));
  let count = marked === -1 ? first.length : marked;
  if (marked === -1 && others.length === 0) {
    if (first.length < 2 || looksWrapped(first)) return null;
    count = 1;
  }
  if (count === 0 || count > mostHeadlineLines) return null;
  const headline = first
    .slice(0, count)
    .map((line) => line.trim())
    .join(' ');
  if (headline.length > longestHeadline || (headline.length > 120 && headline.endsWith('.')))
    return null;
  dropLines(blocks, count);
  return headline;
}

function takeByline(blocks: string[][]): string | null {
  const line = blocks[0]?.[0]?.trim();
  // A byline is followed by something; alone it may be anything.
  if (line === undefined || !isByline(line) || (blocks.length === 1 && blocks[0]?.length === 1))
    return null;
  dropLines(blocks, 1);
  return line;
}

function isByline(line: string): boolean {
  return (
    /^(?:By|BY)\s/u.test(line) &&
    bylinePattern.test(line) &&
    !/[.,]$/u.test(line) &&
    line.split(/\s+/u).length <= 14
  );
}

function beginsText(line: string): boolean {
  return isByline(line.trim()) || readDateline(line.trim()) !== null;
}

// The first line of two or more ends where the next word would not have fitted: one paragraph, no headline.
function looksWrapped([first = '', second = '', ...rest]: readonly string[]): boolean {
  const width = Math.max(
    first.length,
    second.length,
    ...rest.slice(0, 50).map((line) => line.length),
  );
  const word = second.trim().split(' ', 1)[0] ?? '';
  return width >= 40 && width <= 132 && first.length + 1 + word.length > width;
}

function dropLines(blocks: string[][], count: number): void {
  const rest = blocks[0]?.slice(count) ?? [];
  if (rest.length === 0) blocks.shift();
  else blocks[0] = rest;
}
