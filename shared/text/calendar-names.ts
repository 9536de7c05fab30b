const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Source of a regular expression (without groups) for an English month, whole or as wires shorten it. */
export const monthPattern =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?)';

/** Source of a regular expression (without groups) for an English weekday, whole or shortened. */
export const weekdayPattern =
  '(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday|(?:sun|mon|tues?|wed|thurs?|fri|sat)\\.?)';

/** The month that an English name or its short form (`Sept.`) means, 1 to 12; null for other words. */
export function monthNumber(name: string): number | null {
  const found = indexOfName(months, name);
  return found === null ? null : found + 1;
}

/** The weekday that an English name or its short form means, 0 (Sunday) to 6; null for other words. */
export function weekdayNumber(name: string): number | null {
  return indexOfName(weekdays, name);
}

function indexOfName(names: readonly string[], name: string): number | null {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  if (wanted.length < 3) return null;
  const index = names.findIndex((candidate) => candidate.startsWith(wanted));
  return index === -1 ? null : index;
}
