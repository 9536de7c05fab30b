const sizes = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** The next larger or smaller text size; the largest and the smallest stay. */
export function stepSize(size: number, way: 1 | -1): number {
  const next =
    way === 1
      ? sizes.find((each) => each > size)
      : [...sizes].reverse().find((each) => each < size);
  return next ?? size;
}
