import { sql, type SQL } from 'drizzle-orm';
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
import { anyActorOf } from './any-actor-of.ts';
import { isSearched, tsQuery } from './search-match.ts';

/**
 * The condition that a row is a live record of its kind which a parsed filter lets through. `alias` is what the
 * statement calls the kind's table. Everything that came from outside is a parameter.
 */
export function liveMatching<Kind extends RecordKind>(
  kind: Kind,
  filter: Filter<Kind> | null | undefined,
  alias: string,
): SQL {
  const live = sql`${column(alias, 'deleted_at')} is null`;
  const asked = condition(kind, predicateOfFilter(kind, filter ?? {}), alias);
  return asked === always ? live : sql`${live} and ${asked}`;
}

/** A predicate as PostgreSQL's condition on a row of its kind's table, which the statement calls `alias`. */
export function condition(kind: RecordKind, predicate: Predicate, alias: string): SQL {
  const of = (name: string): SQL => column(alias, name);
  switch (predicate.is) {
    case 'all':
      return every(predicate.of.map((part) => condition(kind, part, alias)));
    case 'any':
      return some(predicate.of.map((part) => condition(kind, part, alias)));
    case 'not':
      // Not `not`: of what is null that would be null, and a predicate is never unknown.
      return sql`(${condition(kind, predicate.of, alias)}) is not true`;
    case 'oneOf':
      return named(predicate.field, of(columns[predicate.field]), predicate.values);
    case 'given':
      return sql`${of(givenColumns[predicate.field])} is ${sql.raw(predicate.given ? 'not null' : 'null')}`;
    case 'inLanguage':
      return inLanguage(of('language'), predicate.languages);
    case 'mayFallWithin':
      return predicate.field === 'saidOn'
        ? mayFallWithin(of('said_date'), predicate.from, predicate.to)
        : within(of('dateline_date'), predicate.from, predicate.to);
    case 'publishedWithin':
      return publishedWithin(of('published_at'), predicate.from, predicate.to);
    case 'worded':
      return worded(kind, of('id'), predicate.text);
    case 'member':
      return sql`exists (select from ${memberOf(predicate, of('id'))})`;
    case 'hasMember':
      return unless(
        !predicate.has,
        sql`exists (select from actor_designations as a_member where a_member.actor_id = ${of('id')})`,
      );
    case 'inArticleOf':
      return sql`exists (select from articles as an_article where an_article.id = ${of('article_id')}
        and ${anyOf(sql`an_article.agency`, predicate.agencies)})`;
    case 'speakerBelongedTo':
      return sql`exists (select from quote_attributions as a_speaker
        join affiliations as a_post on a_post.actor_id = a_speaker.actor_id
        where a_speaker.quote_id = ${of('id')} and a_speaker.part = 'speaker'
        and a_post.deleted_at is null
        and ${named('organizationId', sql`a_post.organization_id`, predicate.organizationIds)}
        and (${of('said_date')} is null or (
          (a_post.from_date is null or a_post.from_date <= ${of('said_date')} || '~')
          and (a_post.to_date is null or a_post.to_date || '~' >= ${of('said_date')}))))`;
    case 'heldOn':
      return sql`(${of('from_date')} is null or ${of('from_date')} <= ${endOf(predicate.day)})
        and (${of('to_date')} is null or ${of('to_date')} || '~' >= ${predicate.day})`;
    case 'hasUnreviewedQuotes':
    case 'hasQuotes': {
      const open = predicate.is === 'hasQuotes' ? always : sql`a_quote.status in (${statuses})`;
      return unless(
        !predicate.has,
        sql`exists (select from quotes as a_quote where a_quote.article_id = ${of('id')}
          and a_quote.deleted_at is null and ${open})`,
      );
    }
    default:
      return assertNever(predicate);
  }
}

/** What asks for nothing. */
const always = sql`true`;

const statuses = sql.raw(unreviewedStatuses.map((status) => `'${status}'`).join(', '));

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
const givenColumns = { mergedInto: 'merged_into', parentId: 'parent_id', saidOn: 'said_date' };

const sets = {
  attributions: { table: 'quote_attributions', owner: 'quote_id' },
  topics: { table: 'quote_topics', owner: 'quote_id' },
  designations: { table: 'actor_designations', owner: 'actor_id' },
} as const;
const memberColumns: Readonly<Record<string, string>> = {
  actorId: 'actor_id',
  part: 'part',
  topicId: 'topic_id',
  stance: 'stance',
  label: 'label',
  authority: 'authority',
};

function column(alias: string, name: string): SQL {
  return sql`${sql.identifier(alias)}.${sql.identifier(name)}`;
}

function every(parts: readonly SQL[]): SQL {
  const asking = parts.filter((part) => part !== always);
  return asking.length === 0 ? always : sql`(${sql.join(asking, sql` and `)})`;
}

function some(parts: readonly SQL[]): SQL {
  return parts.includes(always) ? always : sql`(${sql.join([...parts], sql` or `)})`;
}

// One parameter whatever the number of values, so that the statement's text stays the same.
function anyOf(value: SQL, values: readonly string[]): SQL {
  const [only] = values;
  return values.length === 1
    ? sql`${value} = ${only}`
    : sql`${value} = any(${sql.param([...values])})`;
}

function named(field: string, value: SQL, values: readonly string[]): SQL {
  return namesActor(field) ? anyActorOf(value, values) : anyOf(value, values);
}

function unless(negated: boolean, exists: SQL): SQL {
  return negated ? sql`not ${exists}` : exists;
}

function inLanguage(value: SQL, languages: readonly string[]): SQL {
  const tags = languages.map(
    (tag) => sql`starts_with(lower(${value} collate "C") || '-', ${`${tag.toLowerCase()}-`})`,
  );
  return sql`(${sql.join(tags, sql` or `)})`;
}

function mayFallWithin(date: SQL, from: string | null, to: string | null): SQL {
  const conditions = [
    // The second says nothing that the first does not, but an index can begin with it.
    from === null ? undefined : sql`${date} || '~' >= ${from} and ${date} >= ${from.slice(0, 4)}`,
    to === null ? undefined : sql`${date} <= ${endOf(to)}`,
  ];
  return every(conditions.filter((part) => part !== undefined));
}

function within(day: SQL, from: string | null, to: string | null): SQL {
  const conditions = [
    from === null ? undefined : sql`${day} >= ${from}::date`,
    to === null ? undefined : sql`${day} <= ${to}::date`,
  ];
  return every(conditions.filter((part) => part !== undefined));
}

function publishedWithin(instant: SQL, from: string | null, to: string | null): SQL {
  const conditions = [
    from === null ? undefined : sql`${instant} >= ${from}::date::timestamp at time zone 'UTC'`,
    to === null ? undefined : sql`${instant} < (${to}::date + 1)::timestamp at time zone 'UTC'`,
  ];
  return every(conditions.filter((part) => part !== undefined));
}

function worded(kind: RecordKind, id: SQL, text: string): SQL {
  const query = isSearched(kind) ? tsQuery(kind, text) : undefined;
  if (query === undefined) return always;
  // The kind is written out, because each has an index of its own that a parameter would not let PostgreSQL choose.
  return sql`${id} in (select a_text.record_id from search_documents as a_text
    where a_text.kind = ${sql.raw(`'${kind}'`)} and a_text.terms @@ ${query})`;
}

function memberOf({ set, having }: MemberPredicate, owner: SQL): SQL {
  const { table, owner: key } = sets[set];
  const conditions = Object.entries(having).flatMap(([field, values]) =>
    values === undefined
      ? []
      : [named(field, column('a_member', memberColumns[field] ?? field), values)],
  );
  return sql`${sql.identifier(table)} as a_member
    where ${column('a_member', key)} = ${owner} and ${every(conditions)}`;
}
