import { plainDate } from '../text/plain-date.ts';
import type { DatelineDate } from './dateline.ts';
import { noticeCodes, type ImportNotice } from './import-notice.ts';
import { nearestDate } from './release-line.ts';

/**
 * The day of a dateline, `YYYY-MM-DD`. Its year comes from the dateline itself or from the day that is known of the
 * document, never from today's date; null, with a notice, where neither tells it or where there is no such day.
 */
export function resolveDatelineDate(
  date: DatelineDate,
  known: string | null,
  notices: ImportNotice[],
): string | null {
  // A leap year has every day that any year has.
  const possible = plainDate(date.year ?? 2000, date.month, date.day) !== null;
  if (!possible) {
    notices.push({
      code: noticeCodes.impossibleDate,
      message: `The dateline's “${date.words}” is not a date of the calendar, so the article has no dateline date.`,
    });
    return null;
  }
  if (date.year !== null) return plainDate(date.year, date.month, date.day);
  const resolved = known === null ? null : nearestDate(date.month, date.day, known);
  if (resolved === null) {
    notices.push({
      code: noticeCodes.unknownYear,
      message: `Nothing tells the year of the dateline's “${date.words}”, so the article has no dateline date.`,
    });
  }
  return resolved;
}
