// Until each of these folders takes them from `useWords`.
export { shortDate, fullDate as longDate, moment } from '#desktop/words/english/dates.ts';
