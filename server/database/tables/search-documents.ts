import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { recordKinds } from '#shared/records/records.ts';
import { oneOf, tsvector } from './columns.ts';

/** The search terms of every live record, made by the analyser in `shared/text`. */
export const searchDocuments = pgTable(
  'search_documents',
  {
    kind: text('kind', { enum: recordKinds }).notNull(),
    recordId: uuid('record_id').notNull(),
    terms: tsvector('terms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.recordId] }),
    check('search_documents_kind', oneOf(table.kind, recordKinds)),
    index('search_documents_terms').using('gin', table.terms),
  ],
);
