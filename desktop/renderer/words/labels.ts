import type { OutboxEntry, RecordView } from '#desktop/ipc/replica-views.ts';
import type { ActorKind, AliasKind } from '#shared/records/actor.ts';
import type { Medium, QuoteKind, QuoteStatus, Stance } from '#shared/records/quote.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** What each kind of quote is called. */
export const quoteKindLabels: Readonly<Record<QuoteKind, string>> = {
  direct: 'Direct',
  indirect: 'Indirect',
  mixed: 'Mixed',
};

/** What each status of a quote is called. */
export const statusLabels: Readonly<Record<QuoteStatus, string>> = {
  draft: 'Draft',
  in_review: 'In review',
  verified: 'Verified',
  disputed: 'Disputed',
  retracted: 'Retracted',
};

/** What each medium is called. */
export const mediumLabels: Readonly<Record<Medium, string>> = {
  statement: 'Statement',
  speech: 'Speech',
  interview: 'Interview',
  press_conference: 'Press conference',
  social_media: 'Social media',
  document: 'Document',
  broadcast: 'Broadcast',
  unknown: 'Not stated',
};

/** What each stance is called. */
export const stanceLabels: Readonly<Record<Stance, string>> = {
  supports: 'Supports',
  opposes: 'Opposes',
  neutral: 'Neutral',
};

/** What each kind of actor is called. */
export const actorKindLabels: Readonly<Record<ActorKind, string>> = {
  person: 'Person',
  organization: 'Organization',
  state: 'State',
  group: 'Group',
};

/** What each kind of alias is called. */
export const aliasKindLabels: Readonly<Record<AliasKind, string>> = {
  acronym: 'Acronym',
  former: 'Former name',
  self_designation: 'Own name for itself',
  transliteration: 'Transliteration',
  other: 'Other name',
};

/** What each kind of record is called, in the middle of a sentence. */
export const recordKindNames: Readonly<Record<RecordKind, string>> = {
  article: 'article',
  quote: 'quote',
  actor: 'actor',
  affiliation: 'affiliation',
  topic: 'topic',
};

/** The mark of a row that is not kept on this machine. */
export const onServerMark = 'On the server';

/** How a record that is not on the server yet is marked. */
export const syncMarks: Readonly<Record<RecordView<'quote'>['sync'], string | null>> = {
  saved: null,
  waiting: 'Not sent yet',
  failed: 'Not accepted',
  conflict: 'In conflict',
};

/** Where an edit in the outbox stands. */
export const outboxStateLabels: Readonly<Record<OutboxEntry['state'], string>> = {
  queued: 'Waiting to be sent',
  sending: 'Being sent',
  rejected: 'Not accepted by the server',
  held: 'Waits for an edit that failed',
};

/** A count with its noun: `1 quote`, `1,204 quotes`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** The pairs of a label map, for a select, in the order they are written in. */
export function optionsOf<Value extends string>(
  labels: Readonly<Record<Value, string>>,
): readonly (readonly [Value, string])[] {
  // Object.entries forgets that the keys of a closed record are its values.
  return Object.entries(labels) as [Value, string][];
}
