import { monthNumber, monthPattern, weekdayNumber, weekdayPattern } from './calendar-names.ts';
import { daysAgo, otherWeekday } from './other-day-words.ts';
import { dateOfDay, dayNumber, plainDate, weekdayOfDay } from './plain-date.ts';

/**
 * When something was said, as long as the precision says: `2024-05-29`, `2024-05` or `2024`, the way
 * a quote's `saidOn` holds it.
 */
export interface ResolvedDay {
  readonly date: string;
  readonly precision: 'day' | 'month' | 'year';
}

const partOfDay = '(?:morning|afternoon|evening|night)';
const lead = '(?:(?:earlier|later|late|early)\\s+)?(?:(?:on|in)\\s+)?(?:(?:early|late)\\s+)?';
const pattern = (source: string): RegExp => new RegExp(`^${lead}${source}$`, 'iu');

const todayWords = pattern(`(?:today|tonight|this\\s+${partOfDay})`);
const yesterdayWords = pattern(`yesterday(?:\\s+${partOfDay})?`);
const dayBeforeYesterday = pattern('the\\s+day\\s+before\\s+yesterday');
const periodWords = pattern('(this|last)\\s+(month|year)');
const weekdayWords = pattern(`(${weekdayPattern})(?:\\s+${partOfDay})?`);
const isoDay = pattern('(\\d{4})-(\\d{2})-(\\d{2})');
const maybeWeekday = `(?:(${weekdayPattern}),?\\s+)?`;
const monthFirst = pattern(
  `${maybeWeekday}(${monthPattern})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?`,
);
const dayFirst = pattern(
  `${maybeWeekday}(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthPattern})(?:,?\\s+(\\d{4}))?`,
);
const monthWords = pattern(`(${monthPattern})(?:,?\\s+(?:of\\s+)?(\\d{4}))?`);
const yearWords = pattern('([12]\\d{3})');

// A day this close after the reference is more likely a slip or another time zone than last year's.
const doubtfulDaysAhead = 31;

/**
 * Resolves the words an article dates a statement with ("on Tuesday", "May 28", "in August 2021")
 * against `reference`, the day of its dateline (`YYYY-MM-DD`), or null when that is not known.
 * English; of Russian and German the weekdays and the words for today, yesterday and the day before. Words without a year or a month mean the most recent such day on or before the
 * reference. Returns null for whatever does not name one day, month or year ("last week", "next
 * Tuesday", "31 June", a weekday that contradicts its date): a date is never guessed.
 */
export function resolveDay(words: string, reference: string | null): ResolvedDay | null {
  const said = words.trim().replace(/\s+/gu, ' ');
  // The longest phrase understood is far shorter; the bound keeps odd input cheap.
  if (said.length > 80) return null;
  const today = reference === null ? null : dayNumber(reference);
  return fromRelativeWords(said, today) ?? fromDate(said, today) ?? fromPeriod(said, today);
}

function fromRelativeWords(said: string, today: number | null): ResolvedDay | null {
  if (today === null) return null;
  if (todayWords.test(said)) return day(today);
  if (yesterdayWords.test(said)) return day(today - 1);
  if (dayBeforeYesterday.test(said)) return day(today - 2);
  const period = periodWords.exec(said);
  if (period !== null) return currentPeriod(today, period[1], period[2]);
  const back = daysAgo(said);
  if (back !== null) return day(today - back);
  const weekday = weekdayNumber(weekdayWords.exec(said)?.[1] ?? '') ?? otherWeekday(said);
  if (weekday === null) return null;
  return day(today - ((weekdayOfDay(today) - weekday + 7) % 7));
}

// "earlier this month", "last year": the period of the reference, or the one before it.
function currentPeriod(today: number, which = '', unit = ''): ResolvedDay {
  const date = dateOfDay(today);
  const year = Number(date.slice(0, 4));
  const isLast = which.toLowerCase() === 'last';
  if (unit.toLowerCase() === 'year') {
    return { date: String(isLast ? year - 1 : year).padStart(4, '0'), precision: 'year' };
  }
  if (!isLast) return { date: date.slice(0, 7), precision: 'month' };
  return { date: dateOfDay(today - Number(date.slice(8, 10))).slice(0, 7), precision: 'month' };
}

function fromDate(said: string, today: number | null): ResolvedDay | null {
  const iso = isoDay.exec(said);
  if (iso !== null)
    return checked(plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3])), undefined);
  const american = monthFirst.exec(said);
  if (american !== null) return dated(american[2], american[3], american[4], american[1], today);
  const british = dayFirst.exec(said);
  if (british !== null) return dated(british[3], british[2], british[4], british[1], today);
  return null;
}

function dated(
  monthName: string | undefined,
  dayOfMonth: string | undefined,
  year: string | undefined,
  weekday: string | undefined,
  today: number | null,
): ResolvedDay | null {
  const month = monthNumber(monthName ?? '');
  if (month === null) return null;
  if (year !== undefined)
    return checked(plainDate(Number(year), month, Number(dayOfMonth)), weekday);
  if (today === null) return null;
  const thisYear = Number(dateOfDay(today).slice(0, 4));
  const here = plainDate(thisYear, month, Number(dayOfMonth));
  const ahead = here === null ? null : (dayNumber(here) ?? 0) - today;
  if (ahead !== null && ahead <= 0) return checked(here, weekday);
  if (ahead !== null && ahead <= doubtfulDaysAhead) return null;
  return checked(plainDate(thisYear - 1, month, Number(dayOfMonth)), weekday);
}

function checked(date: string | null, weekday: string | undefined): ResolvedDay | null {
  if (date === null) return null;
  const number = dayNumber(date);
  if (weekday !== undefined && (number === null || weekdayOfDay(number) !== weekdayNumber(weekday)))
    return null;
  return { date, precision: 'day' };
}

function fromPeriod(said: string, today: number | null): ResolvedDay | null {
  const year = yearWords.exec(said)?.[1];
  if (year !== undefined) return { date: year, precision: 'year' };
  const words = monthWords.exec(said);
  const month = monthNumber(words?.[1] ?? '');
  if (words === null || month === null) return null;
  const written = words[2] === undefined ? recentYearOf(month, today) : Number(words[2]);
  const date = written === null ? null : plainDate(written, month, 1);
  return date === null ? null : { date: date.slice(0, 7), precision: 'month' };
}

function recentYearOf(month: number, today: number | null): number | null {
  if (today === null) return null;
  const date = dateOfDay(today);
  const year = Number(date.slice(0, 4));
  return month <= Number(date.slice(5, 7)) ? year : year - 1;
}

function day(days: number): ResolvedDay {
  return { date: dateOfDay(days), precision: 'day' };
}
