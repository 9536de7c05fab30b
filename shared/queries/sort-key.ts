import { fold } from '../text/fold.ts';

// An index entry of PostgreSQL holds 2,704 bytes: this leaves room also where every character takes four.
const longest = 200;

/**
 * A name as it is sorted: case and accents do not count, and what comes after 200 characters does not either. Both
 * databases compare it byte by byte in UTF-8, which is the order of code points.
 */
export function sortKey(name: string): string {
  return [...fold(name).trim()].slice(0, longest).join('');
}
