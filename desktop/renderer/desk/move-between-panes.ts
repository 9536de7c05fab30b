// What takes the focus in each pane, in the order of the panes; the first that is there.
const entries = [
  '.sidebar [aria-current="page"], .sidebar button',
  '.list-pane [role="grid"], .list-pane button, .list-pane input',
  '.detail :is(a, button, input, select, textarea, [tabindex="0"]):not(:disabled)',
] as const;
const panes = ['.sidebar', '.list-pane', '.detail'] as const;

/** Puts the focus into the next pane or the one before, going round. */
export function moveBetweenPanes(way: 1 | -1): void {
  const at = panes.findIndex((pane) => document.activeElement?.closest(pane) != null);
  for (let step = 1; step <= panes.length; step += 1) {
    const next = (at === -1 && way === -1 ? panes.length : at) + step * way;
    const index = ((next % panes.length) + panes.length) % panes.length;
    const selector = entries[index];
    const entry = selector === undefined ? null : document.querySelector<HTMLElement>(selector);
    if (entry !== null) {
      entry.focus();
      return;
    }
  }
}
