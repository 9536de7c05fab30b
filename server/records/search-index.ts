import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { searchDocuments } from '#server/database/schema.ts';
import { searchTermsOf } from '#shared/queries/search-terms.ts';
import type { AnyRecord } from '#shared/records/records.ts';

// What a tsvector can hold: 2046 bytes a lexeme, 1 MB in all with 4 bytes for each place it stands at.
const longestTerm = 2046;
const roomForTerms = 900_000;

/** Writes the search terms of a record; a tombstone has none. */
export async function indexRecord(tx: Transaction, record: AnyRecord): Promise<void> {
  const { kind, id: recordId } = record;
  const vector = record.deletedAt === null ? vectorOf(searchTermsOf(record)) : '';
  if (vector === '') {
    await tx
      .delete(searchDocuments)
      .where(and(eq(searchDocuments.kind, kind), eq(searchDocuments.recordId, recordId)));
    return;
  }
  const terms = sql`${vector}::tsvector`;
  await tx
    .insert(searchDocuments)
    .values({ kind, recordId, terms })
    .onConflictDoUpdate({
      target: [searchDocuments.kind, searchDocuments.recordId],
      set: { terms },
    });
}

/**
 * The terms as a tsvector's own text, with their places. Not through `to_tsvector`: its parser has its own idea of a
 * word (it splits at some marks and joins numbers), and a query's terms are compared with these as they are. Letters,
 * marks and digits need no escape between quotes. Of a text beyond a tsvector's size the end is left out.
 */
function vectorOf(terms: readonly string[]): string {
  const seen = new Set<string>();
  let room = roomForTerms;
  const lexemes: string[] = [];
  for (const [index, term] of terms.entries()) {
    const size = Buffer.byteLength(term);
    if (size > longestTerm) continue;
    room -= 4 + (seen.has(term) ? 0 : size);
    if (room < 0) break;
    seen.add(term);
    lexemes.push(`'${term}':${index + 1}`);
  }
  return lexemes.join(' ');
}
