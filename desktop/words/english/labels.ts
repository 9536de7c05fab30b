import type { ActorKind, AliasKind } from '#shared/records/actor.ts';
import type { Medium, QuoteKind, QuoteStatus, Stance } from '#shared/records/quote.ts';
import type { RecordKind } from '#shared/records/records.ts';

const quoteKind: Readonly<Record<QuoteKind, string>> = {
  direct: 'Direct',
  indirect: 'Indirect',
  mixed: 'Mixed',
};
const status: Readonly<Record<QuoteStatus, string>> = {
  draft: 'Draft',
  in_review: 'In review',
  verified: 'Verified',
  disputed: 'Disputed',
  retracted: 'Retracted',
};
const medium: Readonly<Record<Medium, string>> = {
  statement: 'Statement',
  speech: 'Speech',
  interview: 'Interview',
  press_conference: 'Press conference',
  social_media: 'Social media',
  document: 'Document',
  broadcast: 'Broadcast',
  unknown: 'Not stated',
};
const stance: Readonly<Record<Stance, string>> = {
  supports: 'Supports',
  opposes: 'Opposes',
  neutral: 'Neutral',
};
const actorKind: Readonly<Record<ActorKind, string>> = {
  person: 'Person',
  organization: 'Organization',
  state: 'State',
  group: 'Group',
};
const aliasKind: Readonly<Record<AliasKind, string>> = {
  acronym: 'Acronym',
  former: 'Former name',
  self_designation: 'Own name for itself',
  transliteration: 'Transliteration',
  other: 'Other name',
};
const recordKind: Readonly<Record<RecordKind, string>> = {
  article: 'article',
  quote: 'quote',
  actor: 'actor',
  affiliation: 'affiliation',
  topic: 'topic',
};

/** What the values of closed sets are called; each in the order in which a select offers it. */
export const labels = {
  quoteKind,
  status,
  medium,
  stance,
  actorKind,
  aliasKind,
  /** In the middle of a sentence. */
  recordKind,
  /** The mark of a row that is not kept on this machine. */
  onServer: 'On the server',
  /** How a record that is not on the server yet is marked; empty where it is. */
  sync: {
    saved: '',
    waiting: 'Not sent yet',
    failed: 'Not accepted',
    conflict: 'In conflict',
  },
  /** Where an edit in the outbox stands. */
  outboxState: {
    queued: 'Waiting to be sent',
    sending: 'Being sent',
    rejected: 'Not accepted by the server',
    held: 'Waits for an edit that failed',
  },
};
