/** How many numbers two ascending lists have in common. */
export function inCommon(a: readonly number[], b: readonly number[]): number {
  if ((a[0] ?? 0) > (b.at(-1) ?? 0) || (b[0] ?? 0) > (a.at(-1) ?? 0)) return 0;
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) count++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return count;
}

/** What two ascending lists have in common, as a share of all that either has: 0 to 1. */
export function overlapShare(a: readonly number[], b: readonly number[]): number {
  const common = inCommon(a, b);
  return common === 0 ? 0 : common / (a.length + b.length - common);
}
