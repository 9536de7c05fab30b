import { instantKey } from './keys.ts';
import type { SqlValue } from './store.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { sortKey } from '#shared/queries/sort-key.ts';
import type { AnyRecord } from '#shared/records/records.ts';

/** Column names and their values. */
export type Columns = Record<string, SqlValue>;

/** The columns that only a record's kind has: those that its lists show, filter and order by. */
export function columnsOf(record: AnyRecord): Columns {
  switch (record.kind) {
    case 'article': {
      const {
        headline,
        agency,
        datelinePlace,
        datelineDate,
        publishedAt,
        language,
        storyId,
        document,
      } = record.fields;
      return {
        headline,
        headline_key: sortKey(headline),
        agency,
        dateline_place: datelinePlace,
        dateline_date: datelineDate,
        language,
        published_at: publishedAt,
        story_id: storyId,
        document_hash: document?.hash ?? null,
        published_key: publishedAt === null ? null : instantKey(publishedAt),
      };
    }
    case 'quote': {
      const { articleId, reportedText, kind, medium, status, anchorStatus, saidOn, segments } =
        record.fields;
      return {
        article_id: articleId,
        reported_text: reportedText,
        kind,
        medium,
        status,
        anchor_status: anchorStatus,
        said_on: saidOn.date,
        said_precision: saidOn.precision,
        language: record.fields.language,
        position: segments[0]?.start ?? null,
      };
    }
    case 'actor': {
      const { kind, name, country, mergedInto } = record.fields;
      return { kind, name, name_key: sortKey(name), country, merged_into: mergedInto };
    }
    case 'affiliation': {
      const { actorId, organizationId, role, from, to } = record.fields;
      return {
        actor_id: actorId,
        organization_id: organizationId,
        role,
        from_date: from,
        to_date: to,
      };
    }
    case 'topic': {
      const { name, parentId } = record.fields;
      return { name, name_key: sortKey(name), parent_id: parentId };
    }
    default:
      return assertNever(record);
  }
}
