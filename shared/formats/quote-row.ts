import {
  media,
  quoteKinds,
  quoteStatuses,
  stances,
  type Medium,
  type QuoteKind,
  type QuoteStatus,
  type Stance,
} from '../records/quote.ts';
import { actorKinds, type ActorKind } from '../records/actor.ts';
import { partialDateSchema } from '../records/values.ts';

/** What a column of a table of quotes can hold, each with what that is. */
export const quoteRowFields = {
  quote: 'the words, as the article prints them; the only one that must be there',
  kind: `how they are reported: ${quoteKinds.join(', ')}; direct unless told`,
  cue: 'the word that introduces them, as said',
  speaker: 'the name of who said it',
  speakerKind: `what a speaker is that the desk does not know yet: ${actorKinds.join(', ')}; person unless told`,
  role: "the speaker's role, in the article's words",
  onBehalfOf: 'the name of the organization that the speaker spoke for',
  addressee: 'the name of who it was said to',
  headline: 'the headline of the article',
  url: 'the address of the article on the web',
  agency: 'the agency that sent the article',
  body: 'the text of the article',
  saidOn: 'when it was said: 2024-05-29, 2024-05 or 2024',
  medium: `through what: ${media.join(', ')}`,
  venue: 'where it was said',
  topics: 'topics, parted by semicolons',
  stance: `where the speaker stands on them: ${stances.join(', ')}; neutral unless told`,
  language: 'the language of the words: en',
  translation: 'the words in the language of the desk',
  note: 'a note of the desk',
  status: `how far it has come: ${quoteStatuses.filter((each) => each !== 'verified').join(', ')}; draft unless told`,
} as const;

/** One of `quoteRowFields`. */
export type QuoteRowField = keyof typeof quoteRowFields;

/** The names of `quoteRowFields`. */
export const quoteRowFieldNames = Object.keys(quoteRowFields).filter(isQuoteRowField);

/** Whether this is one of `quoteRowFields`. */
export function isQuoteRowField(name: string): name is QuoteRowField {
  return Object.hasOwn(quoteRowFields, name);
}

/** A quote as a row of a table says it; null for what it does not say. */
export interface QuoteRow {
  readonly quote: string;
  readonly kind: QuoteKind;
  readonly cue: string | null;
  readonly speaker: string | null;
  readonly speakerKind: ActorKind;
  readonly role: string | null;
  readonly onBehalfOf: string | null;
  readonly addressee: string | null;
  readonly headline: string | null;
  readonly url: string | null;
  readonly agency: string | null;
  readonly body: string | null;
  readonly saidOn: string | null;
  readonly medium: Medium;
  readonly venue: string | null;
  readonly topics: readonly string[];
  readonly stance: Stance;
  readonly language: string | null;
  readonly translation: string | null;
  readonly note: string | null;
  readonly status: QuoteStatus;
}

/** What is wrong in a row, and in which field. */
export interface RowProblem {
  readonly field: QuoteRowField;
  readonly message: string;
}

/** A row that was read, or all that is wrong with it. */
export type ReadQuoteRow =
  | { readonly ok: true; readonly row: QuoteRow }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

/** Reads the cells of a row by field; a cell that is empty or missing says nothing. */
export function readQuoteRow(
  cells: Readonly<Partial<Record<QuoteRowField, string>>>,
): ReadQuoteRow {
  const problems: RowProblem[] = [];
  const text = (field: QuoteRowField): string | null => {
    const cell = cells[field]?.trim() ?? '';
    return cell === '' ? null : cell;
  };
  const oneOf = <Value extends string>(
    field: QuoteRowField,
    values: readonly Value[],
    unless: Value,
  ): Value => {
    const cell = text(field);
    if (cell === null) return unless;
    const folded = cell.toLowerCase().replace(/[\s-]+/gu, '_');
    const found = values.find((value) => value === folded);
    if (found === undefined)
      problems.push({ field, message: `is “${cell}”: write one of ${values.join(', ')}` });
    return found ?? unless;
  };
  const quote = text('quote');
  if (quote === null) problems.push({ field: 'quote', message: 'is empty: write the words' });
  const [headline, url] = [text('headline'), text('url')];
  if (headline === null && url === null)
    problems.push({ field: 'headline', message: 'is empty: name the article by it or by its url' });
  const saidOn = text('saidOn');
  const date = partialDateSchema.nullable().safeParse(saidOn);
  if (!date.success)
    problems.push({ field: 'saidOn', message: date.error.issues[0]?.message ?? 'is no date' });
  const open = quoteStatuses.filter((each) => each !== 'verified');
  const row: QuoteRow = {
    quote: quote ?? '',
    kind: oneOf('kind', quoteKinds, 'direct'),
    cue: text('cue'),
    speaker: text('speaker'),
    speakerKind: oneOf('speakerKind', actorKinds, 'person'),
    role: text('role'),
    onBehalfOf: text('onBehalfOf'),
    addressee: text('addressee'),
    headline,
    url,
    agency: text('agency'),
    body: text('body'),
    saidOn,
    medium: oneOf('medium', media, 'unknown'),
    venue: text('venue'),
    topics: (text('topics') ?? '').split(';').flatMap((name) => name.trim() || []),
    stance: oneOf('stance', stances, 'neutral'),
    language: text('language'),
    translation: text('translation'),
    note: text('note'),
    status: oneOf('status', open, 'draft'),
  };
  return problems.length === 0 ? { ok: true, row } : { ok: false, problems };
}
