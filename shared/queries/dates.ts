/**
 * The last text that a date of any precision can begin with: `2024-05` may stand for every day up to it. It works
 * because a date is text whose order by code unit is the order of time, with `~` after every digit and hyphen.
 */
export function endOf(date: string): string {
  return `${date}~`;
}

/** Whether two dates of day, month or year precision (`2024-05-29`, `2024-05`, `2024`) may be the same day. */
export function mayFallWithin(date: string, from: string | null, to: string | null): boolean {
  return (from === null || endOf(date) >= from) && (to === null || date <= endOf(to));
}

/**
 * Whether an affiliation may have held when something was said. What is not known excludes nothing: no `from` means that
 * nobody knows when it began, no `to` that it is not known to be over, and of words without a date nobody knows that it
 * did not hold then. A month or a year stands for all its days, so `to: 2024` covers the whole of 2024.
 */
export function mayHaveHeldOn(
  affiliation: { readonly from: string | null; readonly to: string | null },
  date: string | null,
): boolean {
  return date === null || mayFallWithin(date, affiliation.from, affiliation.to);
}
