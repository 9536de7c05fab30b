import { mayHaveHeldOn } from '../queries/dates.ts';

/**
 * How sure it is that an affiliation held on a day. `possible`: its beginning or the day is not known, or one of the
 * dates is a month or year that begins or ends around the day. That no end is known means that it goes on.
 */
export const periodCertainties = ['certain', 'possible'] as const;
/** One of `periodCertainties`. */
export type PeriodCertainty = (typeof periodCertainties)[number];

/** From when to when, as partial dates (`2024-05-29`, `2024-05`, `2024`); null where it is not known. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Whether an affiliation held on a date, which may be partial or null (not known); null where it did not. The days that
 * `from` and `to` name belong to it. Answers `certain` or `possible` exactly where `mayHaveHeldOn` answers true, so that
 * a filter and a list agree.
 */
export function heldOn(period: Period, date: string | null): PeriodCertainty | null {
  if (!mayHaveHeldOn(period, date)) return null;
  const { from, to } = period;
  if (date === null || from === null) return 'possible';
  const begun = lastDay(from) <= firstDay(date);
  const open = to === null || lastDay(date) <= firstDay(to);
  return begun && open ? 'certain' : 'possible';
}

function firstDay(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

function lastDay(date: string): string {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 10) return date;
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5))];
  // The calendar repeats itself every 400 years, and `Date.UTC` takes the years up to 99 for others.
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return `${date}-${days}`;
}
