/** The row that a key leads to from the active one; null where it leads nowhere. `height` is what is in sight, in pixels. */
export function keyTarget(
  key: string,
  active: number,
  total: number,
  height: number,
  rowHeight: number,
): number | null {
  const screenful = Math.max(1, Math.floor(height / rowHeight) - 1);
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + screenful;
    case 'PageUp':
      return active - screenful;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

/** Whether somebody types a letter or a digit. */
export function isPlainKey({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): boolean {
  return !ctrlKey && !metaKey && !altKey && /^[\p{L}\p{N}]$/u.test(key);
}
