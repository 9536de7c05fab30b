import { monthNumber, monthPattern, weekdayPattern } from '../text/calendar-names.ts';
import { plainDate } from '../text/plain-date.ts';
import { nearestDate, readReleaseLine, type ReleaseLine } from './release-line.ts';
import { readVersionMarks, type VersionMarks } from './version-marks.ts';

/** A line above an article that is not part of it, by what it says. */
export type HeaderLine =
  | { readonly says: 'release'; readonly release: ReleaseLine }
  | { readonly says: 'slug'; readonly slug: string; readonly marks: VersionMarks | null }
  | { readonly says: 'marks'; readonly marks: VersionMarks }
  | { readonly says: 'embargo' }
  /** For editors: what was added, corrected or is to be heeded. */
  | { readonly says: 'note'; readonly open: boolean };

const embargo =
  /^(?:strictly\s+|under\s+)?(?:embargo(?:ed)?\b|not\s+for\s+(?:release|publication|broadcast)\b|hold\s+for\s+release\b)/iu;
const noteBegins =
  /^\((?:adds?|updates?|updating|corrects?|recasts?|refiles?|repeats?|changes|clarifies|fixes|edits|rewrites?|new throughout|with|inserts?|removes?|drops|trims|subs)\b/iu;
const editors = /^(?:eds?\b\.?|editors?|attention(?:\s+editors)?|note)\s*:/iu;
const namedSlug = /^slug(?:line)?\s*:\s*(?<slug>\S.*)$/iu;
const bareSlug =
  /^(?<slug>[\p{Lu}\d][\p{L}\d&.]*(?:[-/][\p{L}\d&.]+)*\/?)(?:\s*[,(]\s*(?<marks>[^()]{1,40}?)\)?)?$/u;

/** Reads a line of an article's header; null for any other line, such as its headline. */
export function readHeaderLine(line: string): HeaderLine | null {
  if (line.length > 300) return null;
  const release = readReleaseLine(line);
  if (release !== null) return { says: 'release', release };
  if (embargo.test(line)) return { says: 'embargo' };
  if (noteBegins.test(line)) return { says: 'note', open: !line.includes(')') };
  if (editors.test(line)) return { says: 'note', open: false };
  const marks = readVersionMarks(line);
  if (marks !== null && marks.length === line.length) return { says: 'marks', marks };
  return readSlug(line);
}

/** Whether some words can be nothing but a slug: `AMSEL-PORT/`, `BC-Amsel-Port`; a headline may be one word too. */
function isSlug(slug: string): boolean {
  if (!/[-/]/u.test(slug) || slug.length > 60) return false;
  return /^(?:BC|AM|PM)-/u.test(slug) || slug === slug.toUpperCase();
}

function readSlug(line: string): HeaderLine | null {
  const named = namedSlug.exec(line)?.groups?.['slug'];
  const found = bareSlug.exec(named ?? line);
  const words = found?.groups?.['marks'];
  const marks = words === undefined ? null : readVersionMarks(words);
  const whole = words === undefined || marks?.length === words.length;
  const slug = found?.groups?.['slug'];
  if (named !== undefined) {
    const bare = slug !== undefined && whole;
    return { says: 'slug', slug: withoutEnd(bare ? slug : named), marks: bare ? marks : null };
  }
  if (slug === undefined || !whole || !(isSlug(slug) || (marks !== null && /[-/]/u.test(slug))))
    return null;
  return { says: 'slug', slug: withoutEnd(slug), marks };
}

// The stroke at its end says that more of the slug may follow.
function withoutEnd(slug: string): string {
  return slug.trim().slice(0, 200).replace(/\/+$/u, '') || slug;
}

const clock =
  /(?<hour>\d{1,2})[:.]?(?<minute>\d{2})\s*(?:hours\s*)?(?<zone>GMT|UTC|Z|CET|CEST|EET|EEST|MSK|EST|EDT)\b/iu;
const day = new RegExp(
  `(?:${weekdayPattern},?\\s+)?(?:(?<d1>\\d{1,2})\\s+(?<m1>${monthPattern})|(?<m2>${monthPattern})\\s+(?<d2>\\d{1,2}))(?:,?\\s+(?<y>\\d{4}))?(?![\\d:])`,
  'iu',
);

/**
 * The instant (UTC, ISO 8601) that an embargo names: its time with zone, and its day, whose year may come from a known
 * day beside it. Null where any of them is missing.
 */
export function readEmbargo(words: string, known: string | null): string | null {
  const time = clock.exec(words)?.groups;
  const date = day.exec(words)?.groups;
  if (time === undefined || date === undefined) return null;
  const month = monthNumber(date['m1'] ?? date['m2'] ?? '');
  const number = Number(date['d1'] ?? date['d2']);
  if (month === null) return null;
  const year = date['y'];
  const resolved =
    year === undefined
      ? known === null
        ? null
        : nearestDate(month, number, known)
      : plainDate(Number(year), month, number);
  if (resolved === null) return null;
  const hour = (time['hour'] ?? '').padStart(2, '0');
  return (
    readReleaseLine(`${resolved} ${hour}:${time['minute'] ?? ''} ${time['zone'] ?? ''}`)?.instant ??
    null
  );
}
