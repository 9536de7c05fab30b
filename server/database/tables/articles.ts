import { sql } from 'drizzle-orm';
import {
  bytea,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { documentFormats } from '#shared/formats/document-format.ts';
import type { RejectedSuggestion } from '#shared/records/article.ts';
import { instant, isLive, oneOf, recordColumns, sortedName } from './columns.ts';

/** Imported documents, byte for byte, each once. */
export const documents = pgTable(
  'documents',
  {
    /** SHA-256 of the bytes, 64 lowercase hexadecimal digits. */
    hash: text('hash').primaryKey(),
    format: text('format', { enum: documentFormats }).notNull(),
    fileName: text('file_name'),
    size: integer('size').notNull(),
    bytes: bytea('bytes').notNull(),
    importedAt: instant('imported_at').notNull().defaultNow(),
  },
  (table) => [check('documents_format', oneOf(table.format, documentFormats))],
);

/** Articles; their original is in `documents`. */
export const articles = pgTable(
  'articles',
  {
    ...recordColumns(),
    headline: text('headline').notNull(),
    headlineKey: sortedName('headline_key')
      .notNull()
      .default(sql`''`),
    /** Plain text; paragraphs are split by one blank line. */
    body: text('body').notNull(),
    language: text('language'),
    agency: text('agency'),
    datelinePlace: text('dateline_place'),
    datelineDate: date('dateline_date', { mode: 'string' }),
    byline: text('byline'),
    publishedAt: instant('published_at'),
    sourceUrl: text('source_url'),
    slug: text('slug'),
    editorsNote: text('editors_note'),
    storyId: text('story_id'),
    storyVersion: text('story_version'),
    rejectedSuggestions: jsonb('rejected_suggestions')
      .$type<readonly RejectedSuggestion[]>()
      .notNull()
      .default([]),
    documentHash: text('document_hash').references(() => documents.hash, { onDelete: 'restrict' }),
  },
  (table) => [
    // One live article for one document: what makes a race of two imports safe.
    uniqueIndex('articles_document').on(table.documentHash).where(isLive(table)),
    index('articles_published').on(table.publishedAt, table.id).where(isLive(table)),
    index('articles_published_desc')
      .on(table.publishedAt.desc().nullsLast(), table.id.desc().nullsFirst())
      .where(isLive(table)),
    index('articles_headline').on(table.headlineKey, table.id).where(isLive(table)),
    index('articles_created').on(table.createdAt, table.id).where(isLive(table)),
    index('articles_updated').on(table.updatedAt, table.id).where(isLive(table)),
    index('articles_agency').on(table.agency).where(isLive(table)),
    index('articles_story').on(table.storyId).where(isLive(table)),
  ],
);
