import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { searchedKinds } from '#shared/queries/search-terms.ts';
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
    // One for each kind: among a million quotes with a word, the one actor of that name must be found as fast.
    ...searchedKinds.map((kind) =>
      index(`search_documents_${kind}`)
        .using('gin', table.terms)
        .where(sql`${table.kind} = ${sql.raw(`'${kind}'`)}`),
    ),
  ],
);
