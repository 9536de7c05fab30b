import { readDateline } from './dateline.ts';
import { readHeaderLine } from './header-line.ts';
import { splitBlocks } from './paragraphs.ts';
import type { ReleaseLine } from './release-line.ts';
import { readVersionMarks, type VersionMarks } from './version-marks.ts';

/** What stands before the body of a wire article, and the body's blocks of lines. */
export interface WireHeader {
  readonly release: ReleaseLine | null;
  readonly releaseWords: string | null;
  readonly slug: string | null;
  /** All marks of the article's place in its story, wherever they stood. */
  readonly marks: readonly VersionMarks[];
  /** The lines that say until when it may not be published. */
  readonly embargoes: readonly string[];
  /** What is only for editors, as printed. */
  readonly notes: readonly string[];
  readonly headline: string | null;
  readonly byline: string | null;
  readonly body: readonly (readonly string[])[];
}

interface Found {
  release: ReleaseLine | null;
  releaseWords: string | null;
  slug: string | null;
  readonly marks: VersionMarks[];
  readonly embargoes: string[];
  readonly notes: string[];
}

const longestHeadline = 300;
const mostHeadlineLines = 3;
const longestNote = 5;
const bylinePattern = /^by\s+\p{Lu}[\p{L}\p{M}.,'’ -]{1,118}$/iu;

/**
 * Takes the header off a wire text (line feeds only): release line, slug, version marks, embargo and notes wherever
 * they stand around headline and byline. A headline is what stands before the first blank line, dateline, byline or
 * other header line, in three lines at the most, unless it reads like a paragraph: too long, or long and ending with a
 * full stop.
 */
export function readWireHeader(text: string): WireHeader {
  const blocks = splitBlocks(text);
  const found: Found = {
    release: null,
    releaseWords: null,
    slug: null,
    marks: [],
    embargoes: [],
    notes: [],
  };
  takeHeaderLines(blocks, found);
  let byline = takeByline(blocks);
  const printed = takeHeadline(blocks);
  const before = printed === null ? null : readVersionMarks(printed);
  const isMarked = before !== null && before.length < (printed?.length ?? 0);
  if (isMarked) found.marks.push(before);
  const headline = isMarked ? (printed?.slice(before.length) ?? null) : printed;
  takeHeaderLines(blocks, found);
  const points = takePoints(blocks);
  byline ??= takeByline(blocks);
  takeHeaderLines(blocks, found);
  const body = points.length === 0 ? blocks : [points, ...blocks];
  return { ...found, headline, byline, body };
}

// Ends because each round takes a line off. A document that is only such lines is a text like any other.
function takeHeaderLines(blocks: string[][], found: Found): void {
  for (;;) {
    const line = blocks[0]?.[0]?.trim();
    if (line === undefined || isLast(blocks) || readDateline(line) !== null) return;
    const header = readHeaderLine(line);
    if (header === null) return;
    let count = 1;
    switch (header.says) {
      case 'release':
        if (found.release !== null) return;
        found.release = header.release;
        found.releaseWords = line;
        break;
      case 'slug':
        if (found.slug !== null) return;
        found.slug = header.slug;
        if (header.marks !== null) found.marks.push(header.marks);
        break;
      case 'marks':
        found.marks.push(header.marks);
        break;
      case 'embargo':
        found.embargoes.push(line);
        break;
      case 'note':
        count = header.open ? linesOfNote(blocks[0] ?? []) : 1;
        found.notes.push((blocks[0] ?? []).slice(0, count).map(trimmed).join(' '));
    }
    dropLines(blocks, count);
  }
}

function linesOfNote(lines: readonly string[]): number {
  const end = lines.slice(0, longestNote).findIndex((line) => line.includes(')'));
  return end === -1 ? 1 : end + 1;
}

function takeHeadline(blocks: string[][]): string | null {
  const [first = [], ...others] = blocks;
  const marked = first.findIndex((line, index) => beginsText(line, index));
  let count = marked === -1 ? first.length : marked;
  if (marked === -1 && others.length === 0) {
    if (first.length < 2 || looksWrapped(first)) return null;
    count = 1;
  }
  if (count === 0 || count > mostHeadlineLines) return null;
  const headline = first.slice(0, count).map(trimmed).join(' ');
  if (headline.length > longestHeadline || (headline.length > 120 && headline.endsWith('.')))
    return null;
  dropLines(blocks, count);
  return headline;
}

// What comes after a list between headline and dateline is header again.
function takePoints(blocks: string[][]): string[] {
  const [first = []] = blocks;
  const count = first.findIndex((line) => !isPoint(line.trim()));
  const points = count === -1 ? first : first.slice(0, count);
  dropLines(blocks, points.length);
  return points;
}

function takeByline(blocks: string[][]): string | null {
  const line = blocks[0]?.[0]?.trim();
  // A byline is followed by something; alone it may be anything.
  if (line === undefined || !isByline(line) || isLast(blocks)) return null;
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

function beginsText(line: string, index: number): boolean {
  const words = line.trim();
  if (isByline(words) || readDateline(words) !== null) return true;
  return index > 0 && (isPoint(words) || readHeaderLine(words) !== null);
}

/** Whether a line is a point of a list, as of what is new between headline and dateline, which belongs to the text. */
export function isPoint(line: string): boolean {
  return /^[*•·]\s/u.test(line);
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

function isLast(blocks: readonly (readonly string[])[]): boolean {
  return blocks.length === 1 && blocks[0]?.length === 1;
}

function trimmed(line: string): string {
  return line.trim();
}

function dropLines(blocks: string[][], count: number): void {
  const rest = blocks[0]?.slice(count) ?? [];
  if (rest.length === 0) blocks.shift();
  else blocks[0] = rest;
}
