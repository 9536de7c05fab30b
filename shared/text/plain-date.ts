const millisecondsPerDay = 86_400_000;

/**
 * A day of the Gregorian calendar as `YYYY-MM-DD`, or null when there is no such day.
 * `month` and `day` count from 1; years 1000 to 9999, the ones that are written with four digits.
 */
export function plainDate(year: number, month: number, day: number): string | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return null;
  const instant = new Date(Date.UTC(year, month - 1, day));
  const same =
    instant.getUTCFullYear() === year &&
    instant.getUTCMonth() === month - 1 &&
    instant.getUTCDate() === day;
  return same ? instant.toISOString().slice(0, 10) : null;
}

/** Days from 1970-01-01 to a plain date, negative before it; null when it is not a plain date. */
export function dayNumber(date: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (plainDate(year, month, day) === null) return null;
  return Date.UTC(year, month - 1, day) / millisecondsPerDay;
}

/** The plain date that is so many days after 1970-01-01; the inverse of `dayNumber`. */
export function dateOfDay(days: number): string {
  return new Date(days * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The weekday of a day number: 0 is Sunday, 6 is Saturday. */
export function weekdayOfDay(days: number): number {
  // 1970-01-01 was a Thursday.
  return (((days + 4) % 7) + 7) % 7;
}
