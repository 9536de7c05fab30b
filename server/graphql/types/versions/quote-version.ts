import type { Attribution, QuoteTopic } from '#shared/records/quote.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { builder } from '../../builder.ts';
import { globalId } from '../../global-id.ts';
import {
  AnchorStatus,
  AttributionPart,
  Medium,
  QuoteKind,
  QuoteStatus,
  Stance,
} from '../quote-enums.ts';
import { SaidOn } from '../said-on.ts';
import { Segment } from '../segment.ts';
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
      type: [Segment],
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
      type: SaidOn,
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
  }),
});
