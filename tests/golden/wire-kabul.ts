import type { ActorKind } from '#shared/records/actor.ts';
import type { Medium, QuoteKind, SaidOn } from '#shared/records/quote.ts';

/** An actor as an editor would choose or make it. */
export interface ExpertActor {
  readonly name: string;
  readonly kind: ActorKind;
  /** In the article's words. */
  readonly role: string | null;
}

/** A statement record as an expert editor makes it of an article; its words by how each segment begins and ends. */
export interface ExpertRecord {
  readonly kind: QuoteKind;
  readonly segments: readonly { readonly begins: string; readonly ends: string }[];
  readonly cue: string;
  readonly speaker: ExpertActor;
  readonly onBehalfOf: ExpertActor | null;
  readonly saidOn: SaidOn;
  readonly medium: Medium;
  readonly venue: string | null;
  /** How the text as uttered begins, where the report changed it. */
  readonly uttered: string | null;
}

const ministry: ExpertActor = {
  name: 'Taliban Foreign Ministry',
  kind: 'organization',
  role: null,
};
const spokesperson: ExpertActor = {
  name: 'Abdul Qahar Balkhi',
  kind: 'person',
  role: 'spokesperson for the Taliban Foreign Ministry',
};
const wednesday: SaidOn = { date: '2024-05-29', precision: 'day', words: 'on Wednesday' };
const unknownDay: SaidOn = { date: null, precision: 'unknown', words: null };
// What "he said" goes on with is the same statement of the same day.
const statement = {
  kind: 'direct',
  cue: 'said',
  speaker: spokesperson,
  onBehalfOf: ministry,
  saidOn: wednesday,
  medium: 'statement',
  venue: "the movement's social accounts",
} as const;

/**
 * The statement records of the wire from Kabul, written down by hand before anything was proposed. Two decisions an
 * editor could make otherwise: the lead is a record of its own although the second paragraph says the same in full, and
 * its day stays open, since only the second paragraph gives one.
 */
export const expertRecords: readonly ExpertRecord[] = [
  {
    kind: 'indirect',
    segments: [{ begins: "Russia's declared intention", ends: 'bilateral relations' }],
    cue: 'welcomes',
    speaker: ministry,
    onBehalfOf: null,
    saidOn: unknownDay,
    medium: 'unknown',
    venue: null,
    uttered: null,
  },
  {
    ...statement,
    segments: [
      { begins: 'IEA-MoFA [the', ends: 'relations with the Islamic Emirate of Afghanistan' },
    ],
    uttered: 'IEA-MoFA welcomes comments',
  },
  {
    ...statement,
    segments: [{ begins: 'Following decades', ends: 'bilateral priorities' }],
    uttered: null,
  },
  {
    ...statement,
    segments: [{ begins: 'Significant progress', ends: 'numerous countries' }],
    uttered: 'Significant progress has already been made …',
  },
  {
    kind: 'indirect',
    segments: [{ begins: 'the Taliban de facto', ends: 'based on realities' }],
    cue: 'said',
    speaker: { name: 'Vladimir Putin', kind: 'person', role: 'Russian President' },
    onBehalfOf: null,
    saidOn: { date: '2024-05-28', precision: 'day', words: 'on Tuesday' },
    medium: 'unknown',
    venue: null,
    uttered: null,
  },
  {
    kind: 'indirect',
    segments: [{ begins: 'the real situation', ends: 'interest to Russia' }],
    cue: 'said',
    speaker: { name: 'Sergei Lavrov', kind: 'person', role: 'Russian Foreign Minister' },
    onBehalfOf: null,
    saidOn: { date: '2024-05-27', precision: 'day', words: 'on Monday' },
    medium: 'unknown',
    venue: null,
    uttered: null,
  },
  {
    kind: 'indirect',
    segments: [{ begins: 'it does not plan', ends: 'legal government' }],
    cue: 'said',
    speaker: { name: 'United States', kind: 'state', role: null },
    onBehalfOf: null,
    saidOn: unknownDay,
    medium: 'unknown',
    venue: null,
    uttered: null,
  },
];
