import { sql, type SQL } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  anchorStatuses,
  attributionParts,
  datePrecisions,
  media,
  quoteKinds,
  quoteStatuses,
  stances,
  type Segment,
} from '#shared/records/quote.ts';
import { accounts } from './accounts.ts';
import { actors } from './actors.ts';
import { articles } from './articles.ts';
import { instant, isLive, oneOf, partialDate, recordColumns } from './columns.ts';
import { topics } from './topics.ts';

/** Quotes, the statement records. */
export const quotes = pgTable(
  'quotes',
  {
    ...recordColumns(),
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'restrict' }),
    /** JSON, because the list is one value: it is read, merged and re-anchored as a whole. */
    segments: jsonb('segments').$type<readonly Segment[]>().notNull(),
    /** Where the first segment starts, in UTF-16 code units of the body; null when there is none. */
    position: integer('position').generatedAlwaysAs(
      (): SQL => sql`((segments -> 0 ->> 'start')::integer)`,
    ),
    anchorStatus: text('anchor_status', { enum: anchorStatuses }).notNull(),
    reportedText: text('reported_text').notNull(),
    utteredText: text('uttered_text'),
    kind: text('kind', { enum: quoteKinds }).notNull(),
    cue: text('cue'),
    /** As long as `saidPrecision` says; see `partialDate`. */
    saidDate: partialDate('said_date'),
    saidPrecision: text('said_precision', { enum: datePrecisions }).notNull(),
    saidWords: text('said_words'),
    medium: text('medium', { enum: media }).notNull(),
    venue: text('venue'),
    language: text('language'),
    translation: text('translation'),
    note: text('note'),
    status: text('status', { enum: quoteStatuses }).notNull(),
    verifiedBy: uuid('verified_by').references(() => accounts.id, { onDelete: 'restrict' }),
    verifiedAt: instant('verified_at'),
  },
  (table) => [
    check('quotes_anchor_status', oneOf(table.anchorStatus, anchorStatuses)),
    check('quotes_kind', oneOf(table.kind, quoteKinds)),
    check('quotes_said_precision', oneOf(table.saidPrecision, datePrecisions)),
    check('quotes_medium', oneOf(table.medium, media)),
    check('quotes_status', oneOf(table.status, quoteStatuses)),
    check(
      'quotes_verified',
      sql`(${table.status} = 'verified') = (${table.verifiedAt} is not null)`,
    ),
    index('quotes_article').on(table.articleId, table.position, table.id).where(isLive(table)),
    index('quotes_position').on(table.position, table.id).where(isLive(table)),
    index('quotes_created').on(table.createdAt, table.id).where(isLive(table)),
    index('quotes_updated').on(table.updatedAt, table.id).where(isLive(table)),
    index('quotes_said').on(table.saidDate, table.id).where(isLive(table)),
    index('quotes_said_desc')
      .on(table.saidDate.desc().nullsLast(), table.id.desc().nullsFirst())
      .where(isLive(table)),
    index('quotes_status_index').on(table.status, table.createdAt).where(isLive(table)),
  ],
);

/** Who has which part in a statement. */
export const quoteAttributions = pgTable(
  'quote_attributions',
  {
    quoteId: uuid('quote_id')
      .notNull()
      .references(() => quotes.id, { onDelete: 'restrict' }),
    part: text('part', { enum: attributionParts }).notNull(),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict' }),
    /** Place in the list, from 0. */
    position: integer('position').notNull(),
    role: text('role'),
  },
  (table) => [
    primaryKey({ columns: [table.quoteId, table.part, table.actorId] }),
    check('quote_attributions_part', oneOf(table.part, attributionParts)),
    uniqueIndex('quote_attributions_position').on(table.quoteId, table.position),
    index('quote_attributions_actor').on(table.actorId, table.part),
  ],
);

/** What a statement is about, and where it stands on it. */
export const quoteTopics = pgTable(
  'quote_topics',
  {
    quoteId: uuid('quote_id')
      .notNull()
      .references(() => quotes.id, { onDelete: 'restrict' }),
    topicId: uuid('topic_id')
      .notNull()
      .references(() => topics.id, { onDelete: 'restrict' }),
    /** Place in the list, from 0. */
    position: integer('position').notNull(),
    stance: text('stance', { enum: stances }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.quoteId, table.topicId] }),
    check('quote_topics_stance', oneOf(table.stance, stances)),
    uniqueIndex('quote_topics_position').on(table.quoteId, table.position),
    index('quote_topics_topic').on(table.topicId),
  ],
);
