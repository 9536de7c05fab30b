import { sql, type SQL } from 'drizzle-orm';
import {
  bigserial,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
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
    /** Higher for what was indexed later. */
    number: bigserial('number', { mode: 'number' }).notNull(),
    /** The blocks of numbers that the document is in, of each size one: see `recencyWindows`. */
    recency: tsvector('recency').generatedAlwaysAs(
      (): SQL =>
        sql`array_to_tsvector(array['12:' || (number >> 12)::text, '15:' || (number >> 15)::text, '18:' || (number >> 18)::text, '21:' || (number >> 21)::text])`,
    ),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.recordId] }),
    uniqueIndex('search_documents_number').on(table.number),
    check('search_documents_kind', oneOf(table.kind, recordKinds)),
    // One for each kind: among a million quotes with a word, the one actor of that name must be found as fast.
    ...searchedKinds.map((kind) =>
      index(`search_documents_${kind}`)
        .using('gin', table.terms, table.recency)
        .where(sql`${table.kind} = ${sql.raw(`'${kind}'`)}`),
    ),
  ],
);
