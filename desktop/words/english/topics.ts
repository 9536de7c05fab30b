import { plural } from './grammar.ts';

const quotes = { one: '# quote', other: '# quotes' };

/** The page of a topic, and telling whether two are one. */
export const topics = {
  gone: 'This topic is no longer on the desk.',
  form: 'Topic',
  fresh: 'New topic',
  name: 'Name',
  description: 'Description',
  parent: 'Part of',
  parentHint: 'Type a wider topic',
  removeParent: 'Remove the wider topic',
  narrower: 'Narrower topics',
  quotes: 'Quotes',
  noQuotes: 'No quotes yet. They appear here once a statement is given this topic.',
  deleted:
    'This topic was deleted, or became a part of another one. Its history can bring it back.',
  duplicates: 'Is this another topic of the desk?',
  noDuplicates: 'No topic of the desk is called nearly the same.',
  pickOther: 'Compare with another topic',
  pickPlaceholder: 'Type the name of the other one',
  reasons: {
    same_name: 'same words',
    same_words: 'same words in another form',
    spelling: 'differs in one letter',
    acronym: 'acronym of the other',
  },
  compareTitle: 'Are these two topics the same?',
  latest: 'Latest',
  outcome: (stays: string, goes: string, count: number) =>
    count === 0
      ? `${stays} stays, and is also found by “${goes}”, which is deleted.`
      : `${stays} stays. ${plural(count, quotes)} about ${goes} will be about it, with the same stance; it is also found by “${goes}”, which is deleted.`,
  undoable: 'You can undo this in one step.',
  verified: (count: number) =>
    `${plural(count, {
      one: '# of them is verified, and goes back to review unless you verify it again.',
      other: '# of them are verified, and go back to review unless you verify them again.',
    })}`,
  verifyAgain: 'Verify again in my name',
};
