// More frames than these say nothing new.
const mostFrames = 8;

/**
 * An error for a log: its name, its code and where it came from, without its message, which may repeat what somebody
 * typed or what an article says.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `(${typeof error})`;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const message = error.message === '' ? [] : error.message.split('\n');
  const frames = (error.stack ?? '')
    .split('\n')
    .slice(message.length === 0 ? 1 : message.length)
    .map((line) => /^\s+at (?:.*[\\/(])?([\w.-]+\.[cm]?[jt]sx?:\d+:\d+)\)?$/u.exec(line)?.[1])
    .filter((frame) => frame !== undefined)
    .slice(0, mostFrames);
  return [`${error.name}${code}`, ...frames].join(' < ');
}
