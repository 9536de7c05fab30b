import { and, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { searchDocuments } from '#server/database/schema.ts';
import { insertRows } from '#server/database/write-rows.ts';
import { searchTermsOf, type PlacedTerms } from '#shared/queries/search-terms.ts';
import type { AnyRecord } from '#shared/records/records.ts';

// What a tsvector can hold: 2046 bytes a lexeme, 255 places of each up to the 16383rd, 1 MB in all.
const longestTerm = 2046;
const mostPlaces = 255;
const lastPlace = 16_383;
const roomForTerms = 900_000;

/** Writes the search terms of records; a tombstone has none. */
export async function indexRecords(tx: Transaction, records: readonly AnyRecord[]): Promise<void> {
  const rows = records.map((record) => ({
    kind: record.kind,
    recordId: record.id,
    terms: record.deletedAt === null ? vectorOf(searchTermsOf(record)) : '',
  }));
  const empty = rows.filter(({ terms }) => terms === '');
  if (empty.length > 0) {
    const kinds = empty.map(({ kind }) => kind);
    const ids = empty.map(({ recordId }) => recordId);
    await tx
      .delete(searchDocuments)
      .where(and(inArray(searchDocuments.kind, kinds), inArray(searchDocuments.recordId, ids)));
  }
  await insertRows(
    tx,
    searchDocuments,
    rows.filter(({ terms }) => terms !== ''),
    sql`on conflict (kind, record_id) do update set terms = excluded.terms, number = excluded.number`,
  );
}

/**
 * The terms as a tsvector's own text, each with its places. Not through `to_tsvector`: its parser has its own idea of
 * a word (it splits at some marks and joins numbers), and a query's terms are compared with these as they are. Letters,
 * marks, digits and the mark of a form need no escape between quotes. Of a text beyond a tsvector's size the end is left out.
 */
function vectorOf(placed: readonly PlacedTerms[]): string {
  const places = new Map<string, number[]>();
  let room = roomForTerms;
  for (const [index, { word, forms }] of placed.entries()) {
    if (word === null) continue;
    for (const term of [word, ...forms]) {
      const known = places.get(term);
      if (known === undefined) {
        const size = Buffer.byteLength(term);
        if (size > longestTerm) continue;
        room -= size + 8;
        if (room < 0) return textOf(places);
        places.set(term, [Math.min(index + 1, lastPlace)]);
      } else if (known.length < mostPlaces && index < lastPlace) {
        known.push(index + 1);
        room -= 2;
      }
    }
  }
  return textOf(places);
}

function textOf(places: ReadonlyMap<string, readonly number[]>): string {
  return [...places].map(([term, at]) => `'${term}':${at.join(',')}`).join(' ');
}
