const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const fullDayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const monthFormat = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const momentFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** The day of a UTC instant or of a partial date, short: `29 May 2024`, `May 2024`, `2024`. */
export function shortDate(date: string | null): string {
  if (date === null) return '';
  if (date.length < 10) return fullDate(date);
  return dayFormat.format(new Date(date.length === 10 ? `${date}T00:00:00Z` : date));
}

/** A partial date in full: `Wednesday 29 May 2024`, `May 2024`, `2024`. */
export function fullDate(date: string): string {
  if (date.length === 4) return date;
  if (date.length === 7) return monthFormat.format(new Date(`${date}-01T00:00:00Z`));
  return fullDayFormat.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
}

/** A UTC instant: `29 May 2024 at 19:02 UTC`. */
export function moment(instant: string): string {
  return `${momentFormat.format(new Date(instant))} UTC`;
}

const sinceFormat = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
const spans = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** How long ago a UTC instant was, in round words: `just now`, `5 minutes ago`, `yesterday`. `now` is in milliseconds since 1970. */
export function ago(instant: string, now: number): string {
  const seconds = (now - Date.parse(instant)) / 1000;
  const span = spans.find(([, length]) => seconds >= length);
  // Also where the clock that it was made by is ahead of this one.
  if (span === undefined) return 'just now';
  return sinceFormat.format(-Math.floor(seconds / span[1]), span[0]);
}
