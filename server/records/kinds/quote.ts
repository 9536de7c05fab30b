import { eq } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { quoteAttributions, quotes, quoteTopics } from '#server/database/schema.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { metaOf, positioned, type KindStore } from './kind-store.ts';

function rowOf(record: RecordOf<'quote'>) {
  const { attributions: _attributions, topics: _topics, saidOn, ...fields } = record.fields;
  return {
    ...metaOf(record),
    ...fields,
    saidDate: saidOn.date,
    saidPrecision: saidOn.precision,
    saidWords: saidOn.words,
  };
}

async function insertMembers(tx: Transaction, { id, fields }: RecordOf<'quote'>): Promise<void> {
  const attributions = positioned(fields.attributions, { quoteId: id });
  const topics = positioned(fields.topics, { quoteId: id });
  if (attributions.length > 0) await tx.insert(quoteAttributions).values(attributions);
  if (topics.length > 0) await tx.insert(quoteTopics).values(topics);
}

/** Quotes in the database, with their attributions and topics. */
export const quoteStore: KindStore<RecordOf<'quote'>> = {
  table: quotes,
  async load(db, ids) {
    const inOrder = {
      orderBy: { position: 'asc' },
      columns: { quoteId: false, position: false },
    } as const;
    const rows = await db.query.quotes.findMany({
      where: { id: { in: [...ids] } },
      with: { attributions: inOrder, topics: inOrder },
    });
    return rows.map((row) => ({
      kind: 'quote',
      ...metaOf(row),
      fields: {
        articleId: row.articleId,
        segments: [...row.segments],
        anchorStatus: row.anchorStatus,
        reportedText: row.reportedText,
        utteredText: row.utteredText,
        kind: row.kind,
        cue: row.cue,
        attributions: row.attributions,
        saidOn: { date: row.saidDate, precision: row.saidPrecision, words: row.saidWords },
        medium: row.medium,
        venue: row.venue,
        topics: row.topics,
        language: row.language,
        translation: row.translation,
        note: row.note,
        status: row.status,
      },
    }));
  },
  async insert(tx, record) {
    const inserted = await tx
      .insert(quotes)
      .values(rowOf(record))
      .onConflictDoNothing({ target: quotes.id })
      .returning({ id: quotes.id });
    if (inserted.length === 0) return false;
    await insertMembers(tx, record);
    return true;
  },
  async update(tx, record) {
    const { id } = record;
    await tx.update(quotes).set(rowOf(record)).where(eq(quotes.id, id));
    await tx.delete(quoteAttributions).where(eq(quoteAttributions.quoteId, id));
    await tx.delete(quoteTopics).where(eq(quoteTopics.quoteId, id));
    await insertMembers(tx, record);
  },
};
