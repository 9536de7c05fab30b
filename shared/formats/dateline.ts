import { monthNumber, monthPattern } from '../text/calendar-names.ts';

/** A dateline's parts, in the article's own words and capitals; `length` is how much of the paragraph it is. */
export interface Dateline {
  readonly place: string | null;
  readonly agency: string | null;
  readonly date: DatelineDate | null;
  readonly length: number;
}

/** A dateline's day as printed: the year is rarely there; `words` is what the article says. */
export interface DatelineDate {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
  readonly words: string;
}

// A dateline is short; the bound keeps the search cheap on a paragraph of any length.
const longest = 200;
const dash = '\\s*(?:--|[-–—])\\s';
const withAgency = new RegExp(
  `^([^()\\n]{0,120}?)\\s*(?:\\(([^()\\n]{1,60})\\)|(?<=\\s|^)/([^/()\\n]{1,60})/)${dash}`,
  'u',
);
const withoutAgency = new RegExp(`^([^()\\n]{1,120}?)${dash}`, 'u');
const monthFirst = `(?<m1>${monthPattern})\\s+(?<d1>\\d{1,2})(?:,?\\s+(?<y1>\\d{4}))?`;
const dayFirst = `(?<d2>\\d{1,2})\\s+(?<m2>${monthPattern})(?:,?\\s+(?<y2>\\d{4}))?`;
const dateAtEnd = new RegExp(`(?:^|[.,]\\s*|\\s)(?:${monthFirst}|${dayFirst})$`, 'iu');

/**
 * Reads the dateline at the beginning of an article's first paragraph, such as `KABUL. May 29 (Interfax) -`,
 * `LONDON, 3 March (Reuters) -`, `PARIS (AP) —` or `WASHINGTON, May 29 /Agency/ --`. Place and agency are
 * kept as printed: which capitals a place takes (`RIO DE JANEIRO`, `WASHINGTON, D.C.`) cannot be known from
 * capitals alone. Null when the paragraph begins otherwise.
 */
export function readDateline(paragraph: string): Dateline | null {
  const beginning = `${paragraph.slice(0, longest)} `;
  const match = withAgency.exec(beginning) ?? withoutAgency.exec(beginning);
  if (match === null) return null;
  const agency = (match[2] ?? match[3])?.trim() ?? null;
  const head = (match[1] ?? '').replace(/[\s.,]+$/u, '') === '' ? '' : (match[1] ?? '').trim();
  const bare = head.replace(/[.,]$/u, '');
  const dateMatch = dateAtEnd.exec(bare) ?? dateAtEnd.exec(head);
  const date = dateMatch === null ? null : dateOf(dateMatch);
  const place = placeOf(dateMatch === null ? head : head.slice(0, dateMatch.index));
  if (agency === null ? date === null || place === null : !/^[\p{Lu}\p{Lo}\d]/u.test(agency))
    return null;
  if (place !== null && !isPlace(place, date !== null)) return null;
  return { place, agency, date, length: Math.min(match[0].trimEnd().length, paragraph.length) };
}

function dateOf(match: RegExpExecArray): DatelineDate | null {
  const groups = match.groups ?? {};
  const month = monthNumber(groups['m1'] ?? groups['m2'] ?? '');
  if (month === null) return null;
  const year = groups['y1'] ?? groups['y2'];
  return {
    day: Number(groups['d1'] ?? groups['d2']),
    month,
    year: year === undefined ? null : Number(year),
    words: match[0].replace(/^[\s.,]+/u, ''),
  };
}

// The sign that parts place and date goes; the dot of an abbreviation (`WASHINGTON, D.C.`) stays.
function placeOf(text: string): string | null {
  const trimmed = text.trim();
  const place = /\.\p{L}\.$/u.test(trimmed) ? trimmed : trimmed.replace(/[\s.,]+$/u, '');
  return place === '' ? null : place;
}

// Without a date only capitals tell a place from a sentence with something in brackets.
function isPlace(place: string, dated: boolean): boolean {
  if (place.length > 80 || place.split(/\s+/u).length > 8) return false;
  const [first] = place.split(/[\s,]+/u);
  return dated ? /^[\p{Lu}\p{Lo}]/u.test(place) : /^[\p{Lu}\p{Lo}][^\p{Ll}]*$/u.test(first ?? '');
}
