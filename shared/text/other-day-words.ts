// Sunday first, by how the word begins: Russian declines it (в среду), German adds a part of the day (Montagabend).
const russianWeekdays = [
  'воскресень',
  'понедельник',
  'вторник',
  'сред',
  'четверг',
  'пятниц',
  'суббот',
];
const germanWeekdays = [
  'sonntag',
  'montag',
  'dienstag',
  'mittwoch',
  'donnerstag',
  'freitag',
  'samstag',
];

const daysBack: Readonly<Record<string, number>> = {
  heute: 0,
  сегодня: 0,
  gestern: 1,
  вчера: 1,
  vorgestern: 2,
  позавчера: 2,
};

/** How many days ago Russian or German words put something; null for words of other kinds. */
export function daysAgo(said: string): number | null {
  return daysBack[said.toLowerCase().replace(/^am\s+/u, '')] ?? null;
}

/** The weekday that Russian or German words name, 0 (Sunday) to 6; null for other words. */
export function otherWeekday(said: string): number | null {
  const word = /^(?:am|во?)\s+(\p{L}+)$/iu.exec(said)?.[1]?.toLowerCase();
  if (word === undefined) return null;
  if (word.startsWith('sonnabend')) return 6;
  const index = [russianWeekdays, germanWeekdays]
    .map((names) => names.findIndex((name) => word.startsWith(name)))
    .find((found) => found >= 0);
  return index ?? null;
}
