import { monthNumber, monthPattern } from '../text/calendar-names.ts';
import { dateOfDay, dayNumber, plainDate } from '../text/plain-date.ts';
import { noticeCodes, type ImportNotice } from './import-notice.ts';

/** What a release line says: the instant (UTC, ISO 8601) and the day (plain date) it names, where it names them. */
export interface ReleaseLine {
  readonly instant: string | null;
  readonly day: string | null;
  readonly notice: ImportNotice | null;
}

const time =
  '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?(?:\\s*(?<half>[ap])\\.?m\\.?)?(?:\\s*(?<zone>[a-z]{1,5}|(?:utc|gmt)?[+-]\\d{1,2}(?::?\\d{2})?))?';
const afterDate = `(?:(?:,|T|\\s+at)?\\s*${time})?$`;
const patterns = [
  new RegExp(
    `^(?<day>\\d{1,2})\\s+(?<month>${monthPattern}),?\\s+(?<year>\\d{4})${afterDate}`,
    'iu',
  ),
  new RegExp(
    `^(?<month>${monthPattern})\\s+(?<day>\\d{1,2}),?\\s+(?<year>\\d{4})${afterDate}`,
    'iu',
  ),
  new RegExp(`^(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})${afterDate}`, 'iu'),
];

// Only abbreviations that mean one offset everywhere; hours east of Greenwich.
const zones: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  cet: 1,
  cest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  est: -5,
  edt: -4,
};

/**
 * Reads a line that is nothing but a date and perhaps a time (`29 May 2024 19:02`); null for any other
 * line. A time without a zone is read as UTC, with a notice: no other offset would be less of a guess.
 */
export function readReleaseLine(line: string): ReleaseLine | null {
  const words = line.trim();
  if (words.length > 60) return null;
  const groups = patterns
    .map((pattern) => pattern.exec(words)?.groups)
    .find((found) => found !== undefined);
  if (groups === undefined) return null;
  const monthWords = groups['month'] ?? '';
  const month = monthNumber(monthWords) ?? Number(monthWords);
  const day = plainDate(Number(groups['year']), month, Number(groups['day']));
  if (day === null)
    return unread(
      null,
      noticeCodes.impossibleDate,
      `“${words}” is not a date of the calendar, so the article has no release time. See the editor's note.`,
    );
  if (groups['hour'] === undefined) {
    return unread(
      day,
      noticeCodes.noInstant,
      `The release line “${words}” has no time, so the article has no release time. See the editor's note.`,
    );
  }
  const seconds = secondsOfDay(groups['hour'], groups['minute'], groups['second'], groups['half']);
  if (seconds === null)
    return unread(
      day,
      noticeCodes.impossibleDate,
      `“${words}” is not a time of day, so the article has no release time. See the editor's note.`,
    );
  const zone = groups['zone'];
  const offset = zone === undefined ? 0 : offsetMinutes(zone);
  if (offset === null)
    return unread(
      day,
      noticeCodes.noInstant,
      `The time zone of “${words}” is not known, so the article has no release time. See the editor's note.`,
    );
  const instant = new Date(Date.parse(`${day}T00:00:00Z`) + (seconds - offset * 60) * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
  const message = `The release line “${words}” names no time zone; it was read as UTC.`;
  return {
    instant,
    day,
    notice: zone === undefined ? { code: noticeCodes.noTimeZone, message } : null,
  };
}

/** The plain date of a day and month without a year that is nearest to a known day; null when no year has it. */
export function nearestDate(month: number, day: number, known: string): string | null {
  const middle = dayNumber(known);
  if (middle === null) return null;
  const year = Number(known.slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap(
    (candidate) => dayNumber(plainDate(candidate, month, day) ?? '') ?? [],
  );
  const [nearest] = days.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return nearest === undefined ? null : dateOfDay(nearest);
}

function unread(day: string | null, code: ImportNotice['code'], message: string): ReleaseLine {
  return { instant: null, day, notice: { code, message } };
}

function secondsOfDay(
  hour: string,
  minute: string | undefined,
  second: string | undefined,
  half: string | undefined,
): number | null {
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  const minutes = Number(minute);
  const seconds = Number(second ?? 0);
  return hours > 23 || minutes > 59 || seconds > 59 ? null : hours * 3600 + minutes * 60 + seconds;
}

function offsetMinutes(zone: string): number | null {
  const named = zones[zone.toLowerCase()];
  if (named !== undefined) return named * 60;
  const parts = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (parts === null) return null;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  // The offsets in use end at UTC+14.
  if (minutes > 14 * 60) return null;
  return parts[1] === '-' ? -minutes : minutes;
}
