import { builder } from '../builder.ts';
import { recordTexts } from './record-texts.ts';
import { AnchorStatus, Medium, QuoteKind, QuoteStatus } from './quote-enums.ts';
import { SaidOn } from './said-on.ts';
import { Segment } from './segment.ts';

/** The statement record. */
export const Quote = builder.drizzleNode('quotes', {
  name: 'Quote',
  description: 'A statement as an article reports it: the Quotation of schema.org.',
  id: { column: (quote) => quote.id, description: 'Global id.' },
  select: { columns: { id: true } },
  fields: (t) => ({
    revision: t.exposeInt('revision', recordTexts.revision),
    createdAt: t.expose('createdAt', { type: 'DateTime', ...recordTexts.createdAt }),
    createdBy: t.relation('createdByAccount', { nullable: true, ...recordTexts.createdBy }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', ...recordTexts.updatedAt }),
    updatedBy: t.relation('updatedByAccount', { nullable: true, ...recordTexts.updatedBy }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      ...recordTexts.deletedAt,
    }),
    article: t.relation('article', { description: 'The article that reports it.' }),
    segments: t.field({
      type: [Segment],
      description:
        'Where it stands in the body, in reading order: several where it is interrupted.',
      select: { columns: { segments: true } },
      resolve: ({ segments }) => [...segments],
    }),
    anchorStatus: t.expose('anchorStatus', {
      type: AnchorStatus,
      description: 'How well it still sits in the body.',
    }),
    reportedText: t.exposeString('reportedText', {
      description: 'The words as the article prints them, insertions and elisions included.',
    }),
    utteredText: t.exposeString('utteredText', {
      nullable: true,
      description: 'The words as they were said, where the report changed them.',
    }),
    kind: t.expose('kind', { type: QuoteKind, description: 'How the words are reported.' }),
    cue: t.exposeString('cue', {
      nullable: true,
      description: 'The word that introduces it in the article: `said`, `welcomes`.',
    }),
    attributions: t.relation('attributions', {
      description: 'Who has which part in it.',
      query: { orderBy: { position: 'asc' } },
    }),
    saidOn: t.field({
      type: SaidOn,
      description: 'When it was said.',
      select: { columns: { saidDate: true, saidPrecision: true, saidWords: true } },
      resolve: ({ saidDate, saidPrecision, saidWords }) => ({
        date: saidDate,
        precision: saidPrecision,
        words: saidWords,
      }),
    }),
    medium: t.expose('medium', { type: Medium, description: 'Through what it was made.' }),
    venue: t.exposeString('venue', {
      nullable: true,
      description: 'Where it was made: a place, a programme, an account.',
    }),
    topics: t.relation('topics', {
      description: 'What it is about, and where it stands on it.',
      query: { orderBy: { position: 'asc' } },
    }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'The language it was made in, as a BCP 47 tag.',
    }),
    translation: t.exposeString('translation', { nullable: true, description: 'A translation.' }),
    note: t.exposeString('note', { nullable: true, description: 'A note of this desk.' }),
    status: t.expose('status', {
      type: QuoteStatus,
      description: 'How far it has come in review.',
    }),
  }),
});
