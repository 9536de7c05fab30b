import { plural } from './grammar.ts';

const quotes = { one: '# quote', other: '# quotes' };

/** The page of an actor, and telling whether two are one. */
export const actors = {
  gone: 'This actor is no longer on the desk.',
  form: 'Actor',
  fresh: 'New actor',
  mergedInto: (name: string) => `This is ${name} under another name: the two were merged.`,
  openOther: (name: string) => `Open ${name}`,
  unmerge: 'Take the merge back',
  merged: 'Merged into this one',
  duplicates: 'Is this somebody else on the desk?',
  noDuplicates: 'Nobody on the desk has a name like these.',
  pickOther: 'Compare with another actor',
  pickPlaceholder: 'Type the name of the other one',
  reasons: {
    same_identifier: 'same entry in a register',
    same_name: 'same name',
    same_alias: 'same other name',
    same_romanization: 'same name in another script',
    same_consonants: 'similar name in another script',
    acronym: 'acronym of the other',
  },
  compareTitle: 'Are these two the same?',
  otherNames: 'Other names',
  country: 'Country',
  description: 'Description',
  kind: 'Kind',
  identifiers: 'Identifiers',
  designations: 'Designations',
  affiliations: 'Affiliations',
  quotes: 'Quotes',
  latest: 'Latest',
  outcome: (stays: string, goes: string, count: number) =>
    count === 0
      ? `${stays} stays, and “${goes}” becomes one of its other names.`
      : `${stays} stays. ${plural(count, quotes)} of ${goes} will name it, and “${goes}” becomes one of its other names.`,
  undoable: 'You can undo this, also later.',
  parts: {
    all: 'All',
    speaker: 'Said',
    on_behalf_of: 'On behalf of it',
    addressee: 'Said to it',
    mentioned: 'About it',
  },
  partsLabel: 'Which quotes',
  noQuotes: {
    all: 'No quotes yet. They appear here once this actor is named in a statement.',
    speaker: 'Nothing yet.',
    on_behalf_of: 'Nothing yet.',
    addressee: 'Nothing yet.',
    mentioned: 'Nothing yet.',
  },
  more: (count: number) =>
    `${plural(count, { one: '# more', other: '# more' })} in the list of quotes`,
};
