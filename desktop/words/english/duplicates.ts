import { plural } from './grammar.ts';

/** Records that may be the same, of any kind. */
export const duplicates = {
  compare: 'Compare',
  compareWith: (name: string) => `Compare with ${name}`,
  notSame: 'Not the same',
  notSameAs: (name: string) => `${name} is not the same`,
  maybeSame: 'May be the same',
  maybeSameAs: (name: string) => `${name} may be the same`,
  apart: (count: number) =>
    plural(count, {
      one: '# that you said is not the same',
      other: '# that you said are not the same',
    }),
  back: 'Back',
  notThese: 'They are not the same',
  merge: 'Merge',
  stays: 'This one stays',
  nothing: 'Nothing',
};
