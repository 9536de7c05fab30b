import fc from 'fast-check';
import { actorKinds, aliasKinds } from '#shared/records/actor.ts';
import { memberKey } from '#shared/records/member-key.ts';
import {
  anchorStatuses,
  attributionParts,
  media,
  quoteKinds,
  quoteStatuses,
  stances,
} from '#shared/records/quote.ts';
import type { FieldsOf, RecordKind } from '#shared/records/records.ts';

type Arbitraries = {
  readonly [Kind in RecordKind]: {
    readonly [Field in keyof FieldsOf<Kind>]: fc.Arbitrary<FieldsOf<Kind>[Field]>;
  };
};

// Few values of each, so that two sides often touch the same member and often mean the same.
const ids = [1, 2, 3, 4].map((number) => `018f0000-0000-7000-8000-00000000000${number}`);
const id = fc.constantFrom(...ids);
const text = fc.constantFrom('A', 'Б', 'سلام', '👍', 'e\u0301');
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const partialDate = fc.constantFrom('2003', '2021-08', '2024-05-29');
const instant = fc.constantFrom('2024-05-29T19:02:00Z', '2024-05-29T19:02:00.5Z');
const language = fc.constantFrom('en', 'ru', 'ar');

function setOf<Member>(kind: RecordKind, field: string, member: fc.Arbitrary<Member>) {
  const keyOf = memberKey(kind, field);
  if (keyOf === undefined) throw new Error(`${field} is no set`);
  return fc.uniqueArray(member, { selector: keyOf, maxLength: 5 });
}

const segments = fc
  .uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 3 })
  .map((starts) =>
    starts
      .sort((one, other) => one - other)
      .map((start) => ({ start: start * 10, end: start * 10 + 5, prefix: '', suffix: '' })),
  );
const saidOn = fc.constantFrom(
  { date: null, precision: 'unknown' as const, words: null },
  { date: '2024', precision: 'year' as const, words: null },
  { date: '2024-05-28', precision: 'day' as const, words: 'on Tuesday' },
);

/** Any value of each field of each kind of record, as its schema takes it. */
export const anyField: Arbitraries = {
  topic: { name: text, description: maybe(text), parentId: maybe(id) },
  actor: {
    kind: fc.constantFrom(...actorKinds),
    name: text,
    aliases: setOf(
      'actor',
      'aliases',
      fc.record({
        name: text,
        language: maybe(language),
        kind: fc.constantFrom(...aliasKinds.slice(0, 2)),
      }),
    ),
    country: maybe(fc.constantFrom('AF', 'RU')),
    description: maybe(text),
    identifiers: setOf(
      'actor',
      'identifiers',
      fc.record({ scheme: fc.constantFrom('wikidata', 'isni'), value: text }),
    ),
    designations: setOf(
      'actor',
      'designations',
      fc.record({
        label: text,
        authority: maybe(fc.constantFrom('Russia')),
        since: maybe(partialDate),
        note: maybe(text),
      }),
    ),
    mergedInto: maybe(id),
  },
  affiliation: {
    actorId: id,
    organizationId: id,
    role: maybe(text),
    from: maybe(partialDate),
    to: maybe(partialDate),
  },
  article: {
    headline: text,
    body: text,
    language: maybe(language),
    agency: maybe(text),
    datelinePlace: maybe(text),
    datelineDate: maybe(fc.constantFrom('2024-05-29', '2024-05-30')),
    byline: maybe(text),
    publishedAt: maybe(instant),
    sourceUrl: maybe(fc.constantFrom('https://wire.example/1', 'https://wire.example/2')),
    slug: maybe(text),
    editorsNote: maybe(text),
    storyId: maybe(text),
    storyVersion: maybe(fc.constantFrom('1', '2', '2.1')),
    rejectedSuggestions: setOf(
      'article',
      'rejectedSuggestions',
      fc.record({ key: text, words: text }),
    ),
    document: fc.constant(null),
  },
  quote: {
    articleId: id,
    segments,
    anchorStatus: fc.constantFrom(...anchorStatuses),
    reportedText: text,
    utteredText: maybe(text),
    kind: fc.constantFrom(...quoteKinds),
    cue: maybe(text),
    attributions: setOf(
      'quote',
      'attributions',
      fc.record({
        actorId: id,
        part: fc.constantFrom(...attributionParts.slice(0, 2)),
        role: maybe(text),
      }),
    ),
    saidOn,
    medium: fc.constantFrom(...media),
    venue: maybe(text),
    topics: setOf(
      'quote',
      'topics',
      fc.record({ topicId: id, stance: fc.constantFrom(...stances) }),
    ),
    language: maybe(language),
    translation: maybe(text),
    note: maybe(text),
    status: fc.constantFrom(...quoteStatuses),
    verifiedBy: maybe(id),
    verifiedAt: maybe(instant),
  },
};

/** Any fields of a kind of record: all of them, each as its schema takes it. */
export function anyFieldsOf(kind: RecordKind): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  return fc.record<Record<string, unknown>>({ ...anyField[kind] });
}
