import type { DeskPlace } from './desk-place.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** Where a record is looked at: a quote in its article, an affiliation with its actor. */
export function placeOfRecord(record: AnyRecord): Partial<DeskPlace> {
  const { id } = record;
  switch (record.kind) {
    case 'article':
      return { section: 'articles', article: { id, quoteId: null } };
    case 'quote':
      return { section: 'quotes', quote: { id, articleId: record.fields.articleId } };
    case 'actor':
      return { section: 'actors', actorId: id };
    case 'affiliation':
      return { section: 'actors', actorId: record.fields.actorId };
    case 'topic':
      return { section: 'topics', topicId: id };
    default:
      return assertNever(record);
  }
}
