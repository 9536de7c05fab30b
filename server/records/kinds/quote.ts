import { quoteAttributions, quotes, quoteTopics } from '#server/database/schema.ts';
import { insertRows, updateRows } from '#server/database/write-rows.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { metaOf, positioned, replaceChildren, type KindStore } from './kind-store.ts';

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

function membersOf(records: readonly RecordOf<'quote'>[]) {
  return {
    attributions: records.flatMap(({ id, fields }) =>
      positioned(fields.attributions, { quoteId: id }),
    ),
    topics: records.flatMap(({ id, fields }) => positioned(fields.topics, { quoteId: id })),
  };
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
        verifiedBy: row.verifiedBy,
        verifiedAt: row.verifiedAt,
      },
    }));
  },
  async insert(tx, records) {
    const { attributions, topics } = membersOf(records);
    await insertRows(tx, quotes, records.map(rowOf));
    await insertRows(tx, quoteAttributions, attributions);
    await insertRows(tx, quoteTopics, topics);
  },
  async update(tx, records) {
    const { attributions, topics } = membersOf(records);
    await updateRows(tx, quotes, records.map(rowOf));
    await replaceChildren(tx, quoteAttributions, quoteAttributions.quoteId, records, attributions);
    await replaceChildren(tx, quoteTopics, quoteTopics.quoteId, records, topics);
  },
};
