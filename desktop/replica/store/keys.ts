/**
 * An instant written so that comparing text is comparing time: always six digits of a second's fraction.
 * Without them `00.5Z` would come before `00Z`.
 */
export function instantKey(instant: string): string {
  const [whole, fraction = ''] = instant.replace(/Z$/, '').split('.');
  return `${whole ?? ''}.${fraction.padEnd(6, '0')}Z`;
}
