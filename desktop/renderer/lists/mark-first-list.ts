const name = 'first list';

/** Notes when the first rows of this window were drawn, for `npm run bench -- app`. */
export function markFirstList(): void {
  if (performance.getEntriesByName(name).length > 0) return;
  // Behind the frame in which they are.
  requestAnimationFrame(() => setTimeout(() => performance.mark(name), 0));
}
