import { articles } from '#server/database/schema.ts';
import { insertRows, updateRows } from '#server/database/write-rows.ts';
import { sortKey } from '#shared/queries/sort-key.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { metaOf, type KindStore } from './kind-store.ts';

function rowOf(record: RecordOf<'article'>) {
  const { document, ...fields } = record.fields;
  return {
    ...metaOf(record),
    ...fields,
    headlineKey: sortKey(fields.headline),
    documentHash: document?.hash ?? null,
  };
}

/** Articles in the database. The document itself is written by the import, before the article. */
export const articleStore: KindStore<RecordOf<'article'>> = {
  table: articles,
  async load(db, ids) {
    const rows = await db.query.articles.findMany({
      where: { id: { in: [...ids] } },
      with: { document: { columns: { hash: true, format: true, fileName: true, size: true } } },
    });
    return rows.map((row) => ({
      kind: 'article',
      ...metaOf(row),
      fields: {
        headline: row.headline,
        body: row.body,
        language: row.language,
        agency: row.agency,
        datelinePlace: row.datelinePlace,
        datelineDate: row.datelineDate,
        byline: row.byline,
        publishedAt: row.publishedAt,
        sourceUrl: row.sourceUrl,
        slug: row.slug,
        editorsNote: row.editorsNote,
        storyId: row.storyId,
        storyVersion: row.storyVersion,
        rejectedSuggestions: [...row.rejectedSuggestions],
        document: row.document,
      },
    }));
  },
  insert: (tx, records) => insertRows(tx, articles, records.map(rowOf)),
  update: (tx, records) => updateRows(tx, articles, records.map(rowOf)),
};
