import { anyActorOf } from './any-actor-of.ts';
import { searchMatch } from './search-match.ts';
import type { SqlValue } from '../store/store.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { endOf } from '#shared/queries/dates.ts';
import {
  namesActor,
  unreviewedStatuses,
  type MemberPredicate,
  type PlainField,
  type Predicate,
} from '#shared/queries/predicate.ts';
import { predicateOfFilter, type Filter } from '#shared/queries/queries.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** A condition of a list in SQL, with the values of its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/**
 * How the rows that a search or a set names are met: each is looked up, or all rows are walked through in their order and
 * asked whether they are among them.
 */
export type Way = 'one by one' | 'in order';

/** The condition that a row of a kind's table is live and that a parsed filter lets it through. */
export function liveMatching<Kind extends RecordKind>(
  kind: Kind,
  filter: Filter<Kind>,
  way: Way = 'one by one',
): Condition {
  const live = { sql: `${kind}.deleted_at IS NULL`, values: [] };
  return joined([live, condition(kind, predicateOfFilter(kind, filter), way)], 'AND');
}

/** A predicate as SQLite's condition on a row of its kind's table. */
function condition(kind: RecordKind, predicate: Predicate, way: Way): Condition {
  const of = (column: string): string => `${kind}.${column}`;
  const parts = (some: readonly Predicate[]) => some.map((part) => condition(kind, part, way));
  switch (predicate.is) {
    case 'all':
      return joined(parts(predicate.of), 'AND');
    case 'any':
      return joined(parts(predicate.of), 'OR');
    case 'not': {
      // Not `NOT`: of what is null that would be null, and a predicate is never unknown.
      const { sql, values } = condition(kind, predicate.of, way);
      return { sql: `(${sql}) IS NOT TRUE`, values };
    }
    case 'oneOf':
      return named(predicate.field, of(columns[predicate.field]), predicate.values);
    case 'given':
      return plain(`${of(givenColumns[predicate.field])} IS ${predicate.given ? 'NOT ' : ''}NULL`);
    case 'inLanguage':
      return joined(
        predicate.languages.map((tag) => beginsWith(of('language'), `${tag.toLowerCase()}-`)),
        'OR',
      );
    case 'mayFallWithin':
      return mayFallWithin(
        of(predicate.field === 'saidOn' ? 'said_on' : 'dateline_date'),
        predicate.from,
        predicate.to,
      );
    case 'publishedWithin':
      return publishedWithin(of('published_key'), predicate.from, predicate.to);
    case 'worded':
      return worded(kind, predicate.text, way);
    case 'member':
      return member(kind, predicate, way);
    case 'hasMember': {
      const exists = 'EXISTS (SELECT 1 FROM designation WHERE actor_number = actor.number)';
      return plain(predicate.has ? exists : `NOT ${exists}`);
    }
    case 'inArticleOf': {
      const agencies = anyOf('article.agency', predicate.agencies);
      return wrapped('quote.article_id IN (SELECT article.id FROM article WHERE ', agencies, ')');
    }
    case 'speakerBelongedTo': {
      const organizations = anyActorOf('post.organization_id', predicate.organizationIds);
      return wrapped(
        `EXISTS (SELECT 1 FROM attribution AS speaker JOIN affiliation AS post ON post.actor_id = speaker.actor_id
           WHERE speaker.quote_number = quote.number AND speaker.part = 'speaker' AND post.deleted_at IS NULL AND `,
        organizations,
        ` AND (quote.said_on IS NULL OR (
             (post.from_date IS NULL OR post.from_date <= quote.said_on || '~')
             AND (post.to_date IS NULL OR post.to_date || '~' >= quote.said_on))))`,
      );
    }
    case 'heldOn':
      return {
        sql: `((affiliation.from_date IS NULL OR affiliation.from_date <= ?)
          AND (affiliation.to_date IS NULL OR affiliation.to_date || '~' >= ?))`,
        values: [endOf(predicate.day), predicate.day],
      };
    case 'hasUnreviewedQuotes':
    case 'hasQuotes': {
      const open = predicate.is === 'hasQuotes' ? '' : ` AND quote.status IN (${statuses})`;
      const exists = `EXISTS (SELECT 1 FROM quote WHERE quote.article_id = article.id
        AND quote.deleted_at IS NULL${open})`;
      return plain(predicate.has ? exists : `NOT ${exists}`);
    }
    default:
      return assertNever(predicate);
  }
}

const statuses = unreviewedStatuses.map((status) => `'${status}'`).join(', ');

const columns: Readonly<Record<PlainField, string>> = {
  kind: 'kind',
  status: 'status',
  medium: 'medium',
  anchorStatus: 'anchor_status',
  saidPrecision: 'said_precision',
  articleId: 'article_id',
  agency: 'agency',
  datelinePlace: 'dateline_place',
  country: 'country',
  actorId: 'actor_id',
  organizationId: 'organization_id',
  parentId: 'parent_id',
};
const givenColumns = { mergedInto: 'merged_into', parentId: 'parent_id', saidOn: 'said_on' };

const sets = {
  attributions: { table: 'attribution', owner: 'quote_number' },
  topics: { table: 'quote_topic', owner: 'quote_number' },
  designations: { table: 'designation', owner: 'actor_number' },
} as const;
const memberColumns: Readonly<Record<string, string>> = {
  actorId: 'actor_id',
  part: 'part',
  topicId: 'topic_id',
  stance: 'stance',
  label: 'label',
  authority: 'authority',
};

function plain(sql: string): Condition {
  return { sql, values: [] };
}

function wrapped(before: string, { sql, values }: Condition, after: string): Condition {
  return { sql: `${before}${sql}${after}`, values };
}

function joined(conditions: readonly Condition[], by: 'AND' | 'OR'): Condition {
  if (conditions.length === 0) return plain('TRUE');
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(` ${by} `)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}

function anyOf(value: string, values: readonly string[]): Condition {
  if (values.length === 1) return { sql: `${value} = ?`, values };
  return { sql: `${value} IN (${values.map(() => '?').join(', ')})`, values };
}

function named(field: string, value: string, values: readonly string[]): Condition {
  return namesActor(field) ? anyActorOf(value, values) : anyOf(value, values);
}

function beginsWith(language: string, start: string): Condition {
  return { sql: `substr(lower(${language}) || '-', 1, ${start.length}) = ?`, values: [start] };
}

function mayFallWithin(date: string, from: string | null, to: string | null): Condition {
  return joined(
    [
      // The second says nothing that the first does not, but an index can begin with it.
      ...(from === null
        ? []
        : [{ sql: `${date} || '~' >= ? AND ${date} >= ?`, values: [from, from.slice(0, 4)] }]),
      ...(to === null ? [] : [{ sql: `${date} <= ?`, values: [endOf(to)] }]),
    ],
    'AND',
  );
}

function publishedWithin(key: string, from: string | null, to: string | null): Condition {
  return joined(
    [
      ...(from === null ? [] : [{ sql: `${key} >= ?`, values: [`${from}T`] }]),
      // Days are UTC days; all instants of a day sort before its 25th hour.
      ...(to === null ? [] : [{ sql: `${key} < ?`, values: [`${to}T25`] }]),
    ],
    'AND',
  );
}

// A plus before a column keeps SQLite from looking rows up by it.
function numberOf(kind: RecordKind, way: Way): string {
  return `${way === 'in order' ? '+' : ''}${kind}.number`;
}

function worded(kind: RecordKind, text: string, way: Way): Condition {
  const match = kind === 'affiliation' ? undefined : searchMatch(kind, text);
  if (match === undefined) return plain('TRUE');
  return {
    sql: `${numberOf(kind, way)} IN (SELECT rowid FROM ${kind}_search WHERE ${kind}_search MATCH ?)`,
    values: [match],
  };
}

function member(kind: RecordKind, { set, having }: MemberPredicate, way: Way): Condition {
  const { table, owner } = sets[set];
  const conditions = Object.entries(having).flatMap(([field, values]) =>
    values === undefined ? [] : [named(field, memberColumns[field] ?? field, values)],
  );
  return wrapped(
    `${numberOf(kind, way)} IN (SELECT ${owner} FROM ${table} WHERE `,
    joined(conditions, 'AND'),
    ')',
  );
}
