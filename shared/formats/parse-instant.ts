import { monthNumber, monthPattern } from '../text/calendar-names.ts';
import { plainDate } from '../text/plain-date.ts';

/** What a date in a document's metadata names. */
export interface NamedTime {
  /** The day as written, `YYYY-MM-DD`. */
  readonly day: string;
  /** UTC, ISO 8601; null where no time is written. */
  readonly instant: string | null;
  /** Whether a time is written without its zone; it was read as UTC. */
  readonly zoneless: boolean;
}

const zone = '(?<zone>z|ut|utc|gmt|[ecmp][sd]t|[+-]\\d{2}(?::?\\d{2})?)?';
const time = `(?<hour>\\d{2}):?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?\\s?${zone}`;
const patterns = [
  new RegExp(`^(?<year>\\d{4})-?(?<month>\\d{2})-?(?<day>\\d{2})(?:(?:T|\\s)${time})?$`, 'iu'),
  new RegExp(
    `^(?:\\p{L}{3,9},?\\s)?(?<day>\\d{1,2})\\s(?<month>${monthPattern})\\s(?<year>\\d{4}|\\d{2})(?:\\s${time})?$`,
    'iu',
  ),
];

// RFC 822, section 5.1; hours east of Greenwich.
const namedZones: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

/**
 * Reads a date with or without a time in the forms of metadata: ISO 8601, extended (`2024-05-29T19:02:00+02:00`) and
 * basic (`20240529T190200Z`), and RFC 822 (`Wed, 29 May 2024 19:02:00 GMT`). Null for other words and for days or times
 * that there are not.
 */
export function parseInstant(words: string): NamedTime | null {
  const text = words.trim().replace(/\s+/gu, ' ');
  if (text.length > 60) return null;
  const groups = patterns.map((one) => one.exec(text)?.groups).find((one) => one !== undefined);
  if (groups === undefined) return null;
  const month = monthNumber(groups['month'] ?? '') ?? Number(groups['month']);
  const day = plainDate(fullYear(groups['year'] ?? ''), month, Number(groups['day']));
  if (day === null) return null;
  if (groups['hour'] === undefined) return { day, instant: null, zoneless: false };
  const [hour, minute, second] = [groups['hour'], groups['minute'], groups['second'] ?? '0'].map(
    Number,
  );
  const offset = minutesEast(groups['zone']);
  if (hour === undefined || minute === undefined || second === undefined || offset === null)
    return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const milliseconds =
    Date.parse(`${day}T00:00:00Z`) + ((hour * 60 + minute - offset) * 60 + second) * 1000;
  const whole = new Date(milliseconds).toISOString().slice(0, 19);
  const fraction = (groups['fraction'] ?? '').slice(0, 6).replace(/0+$/u, '');
  const instant = `${whole}${fraction === '' ? '' : `.${fraction}`}Z`;
  return { day, instant, zoneless: groups['zone'] === undefined };
}

// Two digits as RFC 2822, section 4.3 reads them.
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function minutesEast(words: string | undefined): number | null {
  if (words === undefined) return 0;
  const named = namedZones[words.toLowerCase()];
  if (named !== undefined) return named * 60;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/u.exec(words) ?? [];
  const east = Number(hours) * 60 + Number(minutes);
  return Number.isNaN(east) || east > 14 * 60 ? null : sign === '-' ? -east : east;
}
