import { sql, type SQL } from 'drizzle-orm';
import type { Filter } from '#shared/queries/queries.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** How a list is counted by one of its records' values. */
export interface Facet {
  readonly says: string;
  /**
   * The conditions that choose a value of this facet. They are left out where they stand at the top of the filter, so
   * that whoever has chosen one value sees how many the others would give.
   */
  readonly ignores: readonly string[];
  /** What follows the table in `from`; the table is called `f`. */
  readonly joins?: SQL;
  readonly value: SQL;
  /** By `count` the most come first, by `value` the latest. */
  readonly order: 'count' | 'value';
}

/** What facets there are of each kind that has any; each is counted over `f`, the kind's table. */
export const facets = {
  quote: {
    status: {
      says: 'By how far they are in review.',
      ignores: ['status', 'statuses'],
      value: sql`f.status`,
      order: 'count',
    },
    kind: {
      says: 'By how they are reported.',
      ignores: ['kind', 'kinds'],
      value: sql`f.kind`,
      order: 'count',
    },
    medium: {
      says: 'By what they were made through.',
      ignores: ['medium', 'media'],
      value: sql`f.medium`,
      order: 'count',
    },
    anchorStatus: {
      says: 'By how well they sit in the body of their article.',
      ignores: ['anchorStatus', 'anchorStatuses'],
      value: sql`f.anchor_status`,
      order: 'count',
    },
    language: {
      says: 'By language tag.',
      ignores: ['language', 'languages'],
      value: sql`f.language`,
      order: 'count',
    },
    agency: {
      says: 'By the agency of their article.',
      ignores: ['agency', 'agencies'],
      joins: sql`join articles as f_article on f_article.id = f.article_id`,
      value: sql`f_article.agency`,
      order: 'count',
    },
    speaker: {
      says: 'By who said them; a quote with two speakers counts for each.',
      ignores: ['speakerId', 'speakerIds'],
      joins: sql`join quote_attributions as f_part on f_part.quote_id = f.id and f_part.part = 'speaker'`,
      value: sql`f_part.actor_id`,
      order: 'count',
    },
    topic: {
      says: 'By topic; a quote on two topics counts for each.',
      ignores: ['topicId', 'topicIds', 'about'],
      joins: sql`join quote_topics as f_topic on f_topic.quote_id = f.id`,
      value: sql`f_topic.topic_id`,
      order: 'count',
    },
    year: {
      says: 'By the year in which they were said, where it is known; the latest first.',
      ignores: ['saidFrom', 'saidTo'],
      value: sql`left(f.said_date, 4)`,
      order: 'value',
    },
    month: {
      says: 'By the month in which they were said (`2024-05`), where it is known; the latest first.',
      ignores: ['saidFrom', 'saidTo'],
      value: sql`case when length(f.said_date) >= 7 then left(f.said_date, 7) end`,
      order: 'value',
    },
  },
  article: {
    agency: {
      says: 'By agency.',
      ignores: ['agency', 'agencies'],
      value: sql`f.agency`,
      order: 'count',
    },
    language: {
      says: 'By language tag.',
      ignores: ['language', 'languages'],
      value: sql`f.language`,
      order: 'count',
    },
    datelinePlace: {
      says: 'By the place of the dateline.',
      ignores: ['datelinePlace', 'datelinePlaces'],
      value: sql`f.dateline_place`,
      order: 'count',
    },
    year: {
      says: 'By the year in which they were published (UTC), where it is known; the latest first.',
      ignores: ['publishedFrom', 'publishedTo'],
      value: sql`to_char(f.published_at at time zone 'UTC', 'YYYY')`,
      order: 'value',
    },
  },
  actor: {
    kind: {
      says: 'By kind.',
      ignores: ['kind', 'kinds'],
      value: sql`f.kind`,
      order: 'count',
    },
    country: {
      says: 'By country, an ISO 3166-1 alpha-2 code.',
      ignores: ['country', 'countries'],
      value: sql`f.country`,
      order: 'count',
    },
  },
} as const satisfies Partial<Record<RecordKind, Readonly<Record<string, Facet>>>>;

/** The filter that a facet is counted under. */
export function facetFilter<Kind extends RecordKind>(
  { ignores }: Facet,
  filter: Filter<Kind>,
): Filter<Kind> {
  const left: Filter<Kind> = { ...filter };
  for (const name of ignores) Reflect.deleteProperty(left, name);
  return left;
}

/**
 * The rows of a facet: a value in the column `column` and how many records have it. `condition` says which rows of `f`
 * are counted; records without the value are not. `first` is how many values, at most.
 */
export function facetRows(
  { joins = sql``, value, order }: Facet,
  table: SQL,
  column: string,
  condition: SQL,
  first: SQL,
): SQL {
  return sql`select ${value} as ${sql.identifier(column)}, count(*)::integer as count
    from ${table} as f ${joins} where ${condition} and ${value} is not null group by 1
    order by ${sql.raw(order === 'value' ? '1 desc' : '2 desc, 1')} limit ${first}`;
}
