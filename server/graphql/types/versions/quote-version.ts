import type { Attribution, QuoteTopic, SaidOn, Segment } from '#shared/records/quote.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { builder } from '../../builder.ts';
import { accountGlobalId } from '../../account-ids.ts';
import { globalId } from '../../global-id.ts';
import {
  AnchorStatus,
  AttributionPart,
  DatePrecision,
  Medium,
  QuoteKind,
  QuoteStatus,
  Stance,
} from '../quote-enums.ts';
import { RecordVersion } from './record-version.ts';

const AttributionVersion = builder.objectRef<Attribution>('AttributionVersion').implement({
  description: "An actor's part in a statement, as recorded at some time.",
  fields: (t) => ({
    part: t.expose('part', {
      type: AttributionPart,
      description: 'What the actor had to do with it.',
    }),
    role: t.exposeString('role', {
      nullable: true,
      description: "The actor's role, in the article's words.",
    }),
    actorId: t.id({
      description: 'The global id of the actor.',
      resolve: ({ actorId }) => globalId('actor', actorId),
    }),
  }),
});

const QuoteTopicVersion = builder.objectRef<QuoteTopic>('QuoteTopicVersion').implement({
  description: 'A topic of a statement, as recorded at some time.',
  fields: (t) => ({
    stance: t.expose('stance', { type: Stance, description: 'Where the statement stood.' }),
    topicId: t.id({
      description: 'The global id of the topic.',
      resolve: ({ topicId }) => globalId('topic', topicId),
    }),
  }),
});

const SegmentVersion = builder.objectRef<Segment>('SegmentVersion').implement({
  description: "A stretch of an article's body of some time; see `Segment`.",
  fields: (t) => ({
    start: t.exposeInt('start', {
      description: 'The first UTF-16 code unit of the body that belonged to it.',
    }),
    end: t.exposeInt('end', { description: 'The first UTF-16 code unit after it.' }),
    prefix: t.exposeString('prefix', { description: 'Up to 64 code units before it.' }),
    suffix: t.exposeString('suffix', { description: 'Up to 64 code units after it.' }),
  }),
});

const SaidOnVersion = builder.objectRef<SaidOn>('SaidOnVersion').implement({
  description: 'When something was said, as recorded at some time.',
  fields: (t) => ({
    date: t.expose('date', {
      type: 'PartialDate',
      nullable: true,
      description: 'The day, month or year, as `precision` says; null when unknown.',
    }),
    precision: t.expose('precision', {
      type: DatePrecision,
      description: 'How exactly it was known.',
    }),
    words: t.exposeString('words', {
      nullable: true,
      description: "The article's words that it was resolved from.",
    }),
  }),
});

/** A quote as it stood at some time. */
export const QuoteVersion = builder.objectRef<RecordOf<'quote'>>('QuoteVersion').implement({
  description: 'A quote as it stood at some time.',
  interfaces: [RecordVersion],
  fields: (t) => ({
    articleId: t.id({
      description: 'The global id of the article that reports it.',
      resolve: ({ fields }) => globalId('article', fields.articleId),
    }),
    segments: t.field({
      type: [SegmentVersion],
      description: "Where it stood in the article's body of the same time.",
      resolve: ({ fields }) => fields.segments,
    }),
    anchorStatus: t.field({
      type: AnchorStatus,
      description: 'How well it sat in the body.',
      resolve: ({ fields }) => fields.anchorStatus,
    }),
    reportedText: t.string({
      description: 'The words as the article printed them.',
      resolve: ({ fields }) => fields.reportedText,
    }),
    utteredText: t.string({
      nullable: true,
      description: 'The words as they were said, where the report changed them.',
      resolve: ({ fields }) => fields.utteredText,
    }),
    kind: t.field({
      type: QuoteKind,
      description: 'How the words were reported.',
      resolve: ({ fields }) => fields.kind,
    }),
    cue: t.string({
      nullable: true,
      description: 'The word that introduced it.',
      resolve: ({ fields }) => fields.cue,
    }),
    attributions: t.field({
      type: [AttributionVersion],
      description: 'Who had which part in it.',
      resolve: ({ fields }) => fields.attributions,
    }),
    saidOn: t.field({
      type: SaidOnVersion,
      description: 'When it was said, as far as known then.',
      resolve: ({ fields }) => fields.saidOn,
    }),
    medium: t.field({
      type: Medium,
      description: 'Through what it was made.',
      resolve: ({ fields }) => fields.medium,
    }),
    venue: t.string({
      nullable: true,
      description: 'Where it was made.',
      resolve: ({ fields }) => fields.venue,
    }),
    topics: t.field({
      type: [QuoteTopicVersion],
      description: 'What it was about, and where it stood on it.',
      resolve: ({ fields }) => fields.topics,
    }),
    language: t.string({
      nullable: true,
      description: 'The language it was made in, as a BCP 47 tag.',
      resolve: ({ fields }) => fields.language,
    }),
    translation: t.string({
      nullable: true,
      description: 'A translation.',
      resolve: ({ fields }) => fields.translation,
    }),
    note: t.string({
      nullable: true,
      description: 'A note of this desk.',
      resolve: ({ fields }) => fields.note,
    }),
    status: t.field({
      type: QuoteStatus,
      description: 'How far it had come in review.',
      resolve: ({ fields }) => fields.status,
    }),
    verifiedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it had been verified; null while it was not verified.',
      resolve: ({ fields }) => fields.verifiedAt,
    }),
    verifiedById: t.id({
      nullable: true,
      description: 'The global id of the account that had verified it.',
      resolve: ({ fields: { verifiedBy } }) => verifiedBy && accountGlobalId('Account', verifiedBy),
    }),
  }),
});
