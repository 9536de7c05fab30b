import { builder } from '../builder.ts';
import {
  AttributionPart,
  DatePrecision,
  Medium,
  QuoteKind,
  QuoteStatus,
  Stance,
} from '../types/quote-enums.ts';
import { Quote } from '../types/quote.ts';
import { newRecordId, type InputFields } from './input-fields.ts';
import { addRecordMutations } from './record-mutations.ts';

const SegmentInput = builder.inputType('SegmentInput', {
  description: "A stretch of the article's body, in UTF-16 code units.",
  fields: (t) => ({
    start: t.int({ required: true, description: 'The first code unit that belongs to it.' }),
    end: t.int({ required: true, description: 'The first code unit after it.' }),
    prefix: t.string({
      required: true,
      defaultValue: '',
      description: 'Up to 64 code units before it.',
    }),
    suffix: t.string({
      required: true,
      defaultValue: '',
      description: 'Up to 64 code units after it.',
    }),
  }),
});

const AttributionInput = builder.inputType('AttributionInput', {
  description: "An actor's part in the statement.",
  fields: (t) => ({
    actorId: t.id({ required: true, description: 'The global id of the actor.' }),
    part: t.field({
      type: AttributionPart,
      required: true,
      description: 'What the actor has to do with it.',
    }),
    role: t.string({
      defaultValue: null,
      description: "The actor's role, in the article's words.",
    }),
  }),
});

const QuoteTopicInput = builder.inputType('QuoteTopicInput', {
  description: 'A topic of the statement.',
  fields: (t) => ({
    topicId: t.id({ required: true, description: 'The global id of the topic.' }),
    stance: t.field({
      type: Stance,
      required: true,
      defaultValue: 'neutral',
      description: 'Where the statement stands on it.',
    }),
  }),
});

const SaidOnInput = builder.inputType('SaidOnInput', {
  description: 'When it was said.',
  fields: (t) => ({
    date: t.field({
      type: 'PartialDate',
      defaultValue: null,
      description: 'As long as `precision` says: `2024-05-29`, `2024-05`, `2024`, or null.',
    }),
    precision: t.field({
      type: DatePrecision,
      required: true,
      description: 'How exactly it is known.',
    }),
    words: t.string({
      defaultValue: null,
      description: "The article's words that it was resolved from.",
    }),
  }),
});

const optional = (t: InputFields) => ({
  segments: t.field({
    type: [SegmentInput],
    description: 'Where it stands in the body, in reading order, not overlapping; 100 at most.',
  }),
  utteredText: t.string({
    description: 'The words as they were said, where the report changed them.',
  }),
  kind: t.field({
    type: QuoteKind,
    description: 'How the words are reported: DIRECT unless told.',
  }),
  cue: t.string({ description: 'The word that introduces it: `said`.' }),
  attributions: t.field({
    type: [AttributionInput],
    description: 'Who has which part in it: all of them, 200 at most.',
  }),
  saidOn: t.field({ type: SaidOnInput, description: 'When it was said: unknown unless told.' }),
  medium: t.field({ type: Medium, description: 'Through what it was made: UNKNOWN unless told.' }),
  venue: t.string({ description: 'Where it was made.' }),
  topics: t.field({
    type: [QuoteTopicInput],
    description: 'What it is about: all of it, 200 at most.',
  }),
  language: t.string({ description: 'The language it was made in, as a BCP 47 tag.' }),
  translation: t.string({ description: 'A translation.' }),
  note: t.string({ description: 'A note of this desk.' }),
  status: t.field({
    type: QuoteStatus,
    description: 'How far it has come in review: DRAFT unless told.',
  }),
});
const articleId = 'The global id of the article that reports it.';
const reportedText = 'The words as the article prints them; segments joined by a space.';

const CreateQuoteInput = builder.inputType('CreateQuoteInput', {
  description: 'The quote to make.',
  fields: (t) => ({
    id: newRecordId(t, 'Quote'),
    articleId: t.id({ required: true, description: articleId }),
    reportedText: t.string({ required: true, description: reportedText }),
    ...optional(t),
  }),
});

const QuoteChanges = builder.inputType('QuoteChanges', {
  description:
    'What is to change in a quote. Attributions and topics are given whole and merge member by member.',
  fields: (t) => ({
    articleId: t.id({ description: articleId }),
    reportedText: t.string({ description: reportedText }),
    ...optional(t),
  }),
});

addRecordMutations({ kind: 'quote', ref: Quote, create: CreateQuoteInput, changes: QuoteChanges });
