import { resolveDay } from '#shared/text/said-on.ts';
import { monthPattern, weekdayPattern } from '#shared/text/calendar-names.ts';
import type { SaidOn } from '#shared/records/quote.ts';

const month = `(?:${monthPattern})`;
const weekday = `(?:${weekdayPattern})`;
const part = '(?:\\s+(?:morning|afternoon|evening|night))?';
// The longest first. What names a day ahead ("on the upcoming Friday") is left by resolveDay.
const phrases = [
  `(?:(?:late|early|earlier|later)\\s+)?(?:on\\s+)?${weekday},?\\s+${month}\\s+\\d{1,2}(?:,?\\s+\\d{4})?`,
  `(?:on\\s+)?${month}\\s+\\d{1,2}(?:,\\s+\\d{4})?(?!\\d)`,
  `(?:on\\s+)?\\d{1,2}\\s+${month}(?:\\s+\\d{4})?`,
  `(?:(?:late|early|earlier|later)\\s+)?(?:on\\s+)?${weekday}${part}`,
  '(?:earlier\\s+|later\\s+)?(?:today|yesterday)(?:\\s+(?:morning|afternoon|evening))?|the\\s+day\\s+before\\s+yesterday|this\\s+(?:morning|afternoon|evening)',
  '(?:(?:earlier|late|early)\\s+)?(?:this|last)\\s+(?:month|year)',
  `in\\s+${month}(?:\\s+\\d{4})?`,
  '(?:am\\s+)?(?:gestern|heute|vorgestern)|am\\s+(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:morgen|abend|nachmittag)?',
  'вчера|сегодня|позавчера|в[ое]?\\s+(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)',
].map((source) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu'));

/**
 * When something was said, by the words told of it, against the day of the dateline. `told` has blanks in place of the
 * words said; `near` is where the cue stands in it: of several days the nearest counts.
 */
export function saidWhen(told: string, near: number, dateline: string | null): SaidOn {
  let best: { readonly saidOn: SaidOn; readonly distance: number } | undefined;
  for (const phrase of phrases) {
    for (const match of told.matchAll(phrase)) {
      const words = match[0].trim();
      const day = resolveDay(words, dateline);
      if (day === null) continue;
      const distance = Math.abs((match.index ?? 0) - near);
      // A longer phrase, which comes first, says more than a part of it.
      if (best !== undefined && distance >= best.distance - words.length) continue;
      best = { saidOn: { ...day, words }, distance };
    }
  }
  return best?.saidOn ?? { date: null, precision: 'unknown', words: null };
}
