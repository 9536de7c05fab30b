import { fieldName } from './fields.ts';
import { listed, number, plural } from './grammar.ts';
import { labels } from './labels.ts';
import type { AttributionPart } from '#shared/records/quote.ts';
import type { RecordKind } from '#shared/records/records.ts';

const parts: Readonly<Record<AttributionPart, string>> = {
  speaker: 'Speaker',
  on_behalf_of: 'On behalf of',
  addressee: 'Addressed to',
  mentioned: 'Mentions',
};

/** Whoever else changed a record: by name where it is known. */
type Who = string | null;
const atBegin = (who: Who): string => who ?? 'Someone else';
const within = (who: Who): string => who ?? 'someone else';

/** What two people changed at once, and choosing between them. */
export const conflicts = {
  toDecide: 'To be decided by you',
  resolve: 'Resolve',
  notice: 'Conflict',
  kept: 'What you wrote is kept.',
  page: 'Conflict',
  resolved: 'This conflict is resolved.',
  back: 'Back',
  place: (place: number, count: number) => `Conflict ${number(place)} of ${number(count)}`,
  openRecord: (kind: RecordKind) => `Open the ${labels.recordKind[kind]}`,
  when: (mine: string, theirs: string | null) =>
    `You saved yours on ${mine}${theirs === null ? '' : `, they saved theirs on ${theirs}`}. Neither counts more for being later: choose, and nothing is lost until you have.`,
  changedToo: (who: Who, fields: readonly string[], kind: RecordKind) =>
    `${atBegin(who)} changed ${listed(fields.map(fieldName))} of this ${labels.recordKind[kind]} as well.`,
  noMore: (kind: RecordKind) => `The server has this ${labels.recordKind[kind]} no more.`,
  theyDeleted: (who: Who, kind: RecordKind) =>
    `${atBegin(who)} deleted this ${labels.recordKind[kind]} while you were changing it.`,
  bothDeleted: (who: Who, kind: RecordKind) =>
    `You deleted this ${labels.recordKind[kind]}, and so did ${within(who)}.`,
  youDeleted: (who: Who, kind: RecordKind) =>
    `You deleted this ${labels.recordKind[kind]}, but ${within(who)} changed it meanwhile.`,
  youMerged: {
    merge: 'You merged this actor into another',
    unmerge: 'You took the merge of this actor back',
  },
  butMeanwhile: (did: string, who: Who, gone: boolean) =>
    `${did}, but ${within(who)} ${gone ? 'deleted' : 'changed'} it meanwhile.`,
  mergeSides: {
    merge: { mine: 'Merge the actor anyway', theirs: 'Leave the two apart' },
    unmerge: { mine: 'Take the merge back anyway', theirs: 'Leave the actor merged' },
  },
  mineForAll: 'Keep mine in all fields',
  theirsForAll: 'Take theirs in all fields',
  bringBack: (kind: RecordKind) => `Bring the ${labels.recordKind[kind]} back with my changes`,
  giveUp: 'Give my changes up',
  letDeleted: (kind: RecordKind) => `Let the ${labels.recordKind[kind]} be deleted`,
  deleteAnyway: (kind: RecordKind) => `Delete the ${labels.recordKind[kind]} anyway`,
  keepTheirs: (kind: RecordKind) => `Keep the ${labels.recordKind[kind]} with their changes`,
  whatBecomes: 'What becomes of it',
  whatYouWrote: 'What you wrote',
  whatTheyWrote: (who: Who) => (who === null ? 'What they wrote' : `What ${who} wrote`),
  savedAlong: (fields: readonly string[]) =>
    `Saved along with it, as nobody else changed it: ${listed(fields.map(fieldName))}.`,
  allChosen: 'All chosen',
  stillOpen: (count: number) => `${number(count)} still open`,
  save: 'Save the choice',
  saveForAll: (count: number) => `Save the choice for ${number(count)}`,
  alike: (count: number) =>
    plural(count, {
      one: 'Choose the same in the # other conflict of this kind',
      other: 'Choose the same in the # other conflicts of this kind',
    }),
  whichAlike: 'Which these are',
  moreAlike: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
  alikeUndone: 'All of it is undone as one step.',
  onlyHere: 'What you wrote yourself fits this one alone.',
  before: 'Before',
  /** The sentence that shows how words are marked, in parts around its examples. */
  marked: { begin: 'Changed words are marked: ', added: 'added', removed: 'taken out' },
  yours: 'Yours',
  theirs: (who: Who) => (who === null ? 'Theirs' : `Theirs: ${who}`),
  writeAnother: 'Write another',
  another: 'Another version',
  dateHint: '2024-05-29, 2024-05 or 2024',
  nothing: 'Nothing',
};

/** The values of fields in plain words, a line for each member of a set. */
export const values = {
  attribution: (part: AttributionPart, name: string, role: string | null) =>
    `${parts[part]}: ${name}${inBrackets([role])}`,
  topic: (name: string, stance: keyof typeof labels.stance) =>
    `${name}: ${labels.stance[stance].toLowerCase()}`,
  alias: (name: string, kind: keyof typeof labels.aliasKind, language: string | null) =>
    `${name}${inBrackets([labels.aliasKind[kind].toLowerCase(), language])}`,
  designation: (label: string, authority: string | null, since: string | null) =>
    `${label}${inBrackets([authority, since === null ? null : `since ${since}`])}`,
  segment: (start: number, end: number) => `Characters ${start + 1} to ${end} of the text`,
  words: (text: string) => `“${text}”`,
};

function inBrackets(parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null && part !== '');
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}
