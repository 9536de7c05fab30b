import {
  accounts,
  articles,
  quoteAttributions,
  quotes,
  quoteTopics,
} from '#server/database/schema.ts';
import { builder } from '../builder.ts';
import { column, one, planned } from '../plan/field-plan.ts';
import { Attribution } from './attribution.ts';
import { QuoteTopic } from './quote-topic.ts';
import { recordFields } from './record-fields.ts';
import { accountRef, articleRef, quoteRef } from './refs.ts';
import { AnchorStatus, Medium, QuoteKind, QuoteStatus } from './quote-enums.ts';
import { SaidOn } from './said-on.ts';
import { Segment } from './segment.ts';

/** The statement record. */
export const Quote = quoteRef.implement({
  description: 'A statement as an article reports it: the Quotation of schema.org.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    ...recordFields(t, 'Quote', quotes),
    article: t.field({
      type: articleRef,
      ...one(quotes.articleId, articles.id),
      description: 'The article that reports it.',
    }),
    segments: t.field({
      type: [Segment],
      description:
        'Where it stands in the body, in reading order: several where it is interrupted.',
      ...planned({ plan: 'members', of: quotes.segments }),
    }),
    anchorStatus: t.field({
      ...column(quotes.anchorStatus),
      type: AnchorStatus,
      description: 'How well it still sits in the body.',
    }),
    reportedText: t.string({
      ...column(quotes.reportedText),
      description: 'The words as the article prints them, insertions and elisions included.',
    }),
    utteredText: t.string({
      ...column(quotes.utteredText),
      nullable: true,
      description: 'The words as they were said, where the report changed them.',
    }),
    kind: t.field({
      ...column(quotes.kind),
      type: QuoteKind,
      description: 'How the words are reported.',
    }),
    cue: t.string({
      ...column(quotes.cue),
      nullable: true,
      description: 'The word that introduces it in the article: `said`, `welcomes`.',
    }),
    attributions: t.field({
      type: [Attribution],
      ...planned({
        plan: 'many',
        from: quotes.id,
        to: quoteAttributions.quoteId,
        orderBy: quoteAttributions.position,
      }),
      description: 'Who has which part in it.',
    }),
    saidOn: t.field({
      type: SaidOn,
      description: 'When it was said.',
      ...planned({ plan: 'same-row' }),
    }),
    medium: t.field({
      ...column(quotes.medium),
      type: Medium,
      description: 'Through what it was made.',
    }),
    venue: t.string({
      ...column(quotes.venue),
      nullable: true,
      description: 'Where it was made: a place, a programme, an account.',
    }),
    topics: t.field({
      type: [QuoteTopic],
      ...planned({
        plan: 'many',
        from: quotes.id,
        to: quoteTopics.quoteId,
        orderBy: quoteTopics.position,
      }),
      description: 'What it is about, and where it stands on it.',
    }),
    language: t.string({
      ...column(quotes.language),
      nullable: true,
      description: 'The language it was made in, as a BCP 47 tag.',
    }),
    translation: t.string({
      ...column(quotes.translation),
      nullable: true,
      description: 'A translation.',
    }),
    note: t.string({ ...column(quotes.note), nullable: true, description: 'A note of this desk.' }),
    status: t.field({
      ...column(quotes.status),
      type: QuoteStatus,
      description:
        'How far it has come in review. A verified quote goes back to IN_REVIEW when its words, its attributions or anything else that was verified changes, unless the same change says VERIFIED again; a note does not count.',
    }),
    verifiedBy: t.field({
      type: accountRef,
      nullable: true,
      ...one(quotes.verifiedBy, accounts.id),
      description: 'Who verified it as it stands; null where nobody did, or the server itself.',
    }),
    verifiedAt: t.field({
      type: 'DateTime',
      nullable: true,
      ...column(quotes.verifiedAt),
      description: 'When it was verified as it stands; null where it is not verified.',
    }),
  }),
});
