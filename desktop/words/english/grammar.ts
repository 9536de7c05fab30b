import { pluralsOf } from '../plurals.ts';

/** Chooses between `one` and `other`; see `pluralsOf`. */
export const plural = pluralsOf('en');

const numbers = new Intl.NumberFormat('en-GB');
const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** A whole number: `1,204`. */
export function number(value: number): string {
  return numbers.format(value);
}

/** Words in a row: `cue, note and status`. */
export function listed(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : lists.format(words);
}
