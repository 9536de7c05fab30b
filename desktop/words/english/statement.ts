import { fullDate, moment } from './dates.ts';
import { plural } from './grammar.ts';
import { labels } from './labels.ts';
import type { QuoteStatus } from '#shared/records/quote.ts';

/** The statement beside its article: the list of all of them, and the form of the open one. */
export const statement = {
  panel: 'Statements',
  quotes: 'Quotes in this article',
  noneYet: 'No quotes yet.',
  noneYetHow: 'No quotes yet. Select the words of a statement in the article, then press Q.',
  makeAnother: 'Select words in the article and press Q to make another.',
  noSpeaker: 'No speaker yet',
  lost: 'Not found in the text',
  reviewed: (done: number, all: number) =>
    `${done} of ${plural(all, { one: '# quote', other: '# quotes' })} reviewed`,
  openQuote: 'Open quote',
  newQuote: 'New quote',
  position: (position: number, count: number) => `Quote ${position} of ${count}`,
  previous: 'Previous quote',
  next: 'Next quote',
  all: 'All quotes',
  form: 'Statement',
  removePart: (number: number) => `Take part ${number} out of the quote`,
  lostNotice:
    'These words are no longer in the article. Select where they stand now, then choose “Add to quote”.',
  approximateNotice: 'The article’s words changed here. Check whether they still say the same.',
  takeWords: 'Take the words as they stand now',
  speaker: 'Speaker',
  role: 'Role',
  roleOf: (name: string | null) => `Role of ${name ?? 'a speaker'}`,
  chooseSpeakerFirst: 'Choose a speaker first',
  rolePlaceholder: 'As in the article',
  onBehalfOf: 'On behalf of',
  kind: 'Kind',
  cue: 'Cue',
  cuePlaceholder: 'said, welcomes, warned',
  saidOn: 'Said on',
  saidOnPlaceholder: 'Tuesday, 29 May 2024, 2024-05',
  saidOnResolved: (date: string) => fullDate(date),
  saidOnWords: 'Kept as words, without a date.',
  saidOnNoDateline:
    'Kept as words, without a date: the article has no dateline date to count from.',
  medium: 'Medium',
  venue: 'Venue',
  venuePlaceholder: 'Where, or on which channel',
  addressees: 'Addressees',
  mentioned: 'Mentioned',
  topics: 'Topics',
  topicPlaceholder: 'Type a topic',
  stanceOn: (topic: string | null) => `Stance on ${topic ?? 'this topic'}`,
  utteredText: 'As uttered',
  utteredPlaceholder: 'If the report differs',
  language: 'Language',
  translation: 'Translation',
  note: 'Note',
  status: 'Status',
  namePlaceholder: 'Type a name',
  addAnother: 'Add another',
  remove: (name: string | null, what: 'actor' | 'topic') => `Remove ${name ?? `this ${what}`}`,
  verify: 'Verify',
  verifyHint: 'Verify, and go on to the next one to review',
  nextToReview: 'Next to review',
  backToReview:
    'It was verified. What you changed sent it back to review: verify it again when it is right.',
  verifiedBy: (name: string | null, at: string) =>
    name === null ? `Verified on ${moment(at)}.` : `Verified by ${name} on ${moment(at)}.`,
  statusSet: (status: QuoteStatus) => labels.status[status],
};
