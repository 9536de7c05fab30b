import { globalId } from '#server/graphql/global-id.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { HttpQuestion } from './ask-http.ts';
import type { ContenderName } from './contender-calls.ts';
import type { SeededDesk } from './seed-desk.ts';

/** A question, as GraphQL asks it and as one SQL statement that makes the same JSON. */
export interface Shape {
  readonly name: string;
  readonly query: string;
  /** The same asked of PostGraphile's schema, its fields named as ours. */
  readonly postgraphile: string;
  /** SQL whose only column `body` is the whole answer; takes `$1` where `kind` is not null. */
  readonly sql: string;
  /** What the variable `id` stands for; null for a question without variables. */
  readonly kind: 'quote' | 'actor' | null;
}

const gid = (type: string, id: string): string =>
  `encode(convert_to('${type}:' || ${id}, 'UTF8'), 'base64')`;
const edges = (node: string): string =>
  `'edges', coalesce(json_agg(json_build_object('node', json_build_object(${node}))), '[]')`;
const answer = (field: string, value: string): string =>
  `select json_build_object('data', json_build_object('${field}', ${value}))::text as body`;

const statement = `'reportedText', q.reported_text, 'kind', upper(q.kind), 'status', upper(q.status), 'cue', q.cue, 'medium', upper(q.medium)`;
const statementFields = 'id reportedText kind status cue medium';
const peerFields = 'id: rowId reportedText kind status cue medium';
const live = 'deletedAt: { isNull: true }';

/** The questions that are measured. */
export const shapes: readonly Shape[] = [
  {
    name: 'one quote by id',
    query: `query ($id: ID!) { node(id: $id) { ... on Quote { ${statementFields} } } }`,
    postgraphile: `query ($id: UUID!) { node: quoteByRowId(rowId: $id) { ${peerFields} } }`,
    sql: `${answer('node', `json_build_object('id', ${gid('Quote', 'q.id')}, ${statement})`)} from quotes q where q.id = $1`,
    kind: 'quote',
  },
  {
    name: 'a page of 50 quotes',
    query: `{ quotes(first: 50) { edges { node { ${statementFields} } } } }`,
    postgraphile: `{ quotes: allQuotes(first: 50, orderBy: [CREATED_AT_DESC, ROW_ID_DESC], filter: { ${live} }) {
      edges { node { ${peerFields} } } } }`,
    sql: `${answer('quotes', `json_build_object(${edges(`'id', ${gid('Quote', 'q.id')}, ${statement}`)})`)}
      from (select * from quotes where deleted_at is null order by created_at desc, id desc limit 50) q`,
    kind: null,
  },
  {
    name: '20 articles with quotes, speakers, affiliations, organisations',
    query: `{ articles(first: 20, orderBy: { field: HEADLINE }) { edges { node { id headline
      quotes(first: 5) { edges { node { reportedText attributions { part role actor { name
        affiliations(first: 2) { edges { node { role organization { name } } } } } } } } } } } } }`,
    postgraphile: `{ articles: allArticles(first: 20, orderBy: [HEADLINE_KEY_ASC, ROW_ID_ASC], filter: { ${live} }) {
      edges { node { id: rowId headline
      quotes: quotesByArticleId(first: 5, orderBy: [POSITION_ASC, ROW_ID_ASC], filter: { ${live} }) { edges { node { reportedText
        attributions: quoteAttributionsByQuoteIdList(orderBy: [POSITION_ASC]) { part role actor: actorByActorId { name
        affiliations: affiliationsByActorId(first: 2, orderBy: [FROM_DATE_DESC, ROW_ID_DESC], filter: { ${live} }) {
          edges { node { role organization: actorByOrganizationId { name } } } } } } } } } } } } }`,
    sql: `${answer(
      'articles',
      `json_build_object(${edges(`'id', ${gid('Article', 'a.id')}, 'headline', a.headline, 'quotes', (
        select json_build_object(${edges(`'reportedText', q.reported_text, 'attributions', (
          select coalesce(json_agg(json_build_object('part', upper(t.part), 'role', t.role, 'actor', json_build_object('name', p.name, 'affiliations', (
            select json_build_object(${edges(`'role', f.role, 'organization', json_build_object('name', f.name)`)})
            from (select f.role, o.name from affiliations f join actors o on o.id = f.organization_id
              where f.actor_id = p.id and f.deleted_at is null order by f.from_date desc nulls last, f.id desc limit 2) f
          ))) order by t.position), '[]') from quote_attributions t join actors p on p.id = t.actor_id where t.quote_id = q.id)`)})
        from (select * from quotes where article_id = a.id and deleted_at is null order by position, id limit 5) q)`)})`,
    )} from (select id, headline from articles where deleted_at is null order by headline_key, id limit 20) a`,
    kind: null,
  },
  {
    name: 'verified quotes of a speaker, 20 with totalCount',
    query: `query ($id: ID!) { quotes(first: 20, filter: { speakerId: $id, status: VERIFIED }) {
      totalCount edges { node { id reportedText } } } }`,
    postgraphile: `query ($id: UUID!) { quotes: allQuotes(first: 20, orderBy: [CREATED_AT_DESC, ROW_ID_DESC],
      filter: { ${live}, status: { equalTo: "verified" },
        quoteAttributionsByQuoteId: { some: { part: { equalTo: "speaker" }, actorId: { equalTo: $id } } } }) {
      totalCount edges { node { id: rowId reportedText } } } }`,
    sql: `with found as (
        select q.id, q.reported_text, q.created_at from quotes q
        where q.deleted_at is null and q.status = 'verified' and exists (
          select from quote_attributions t where t.quote_id = q.id and t.part = 'speaker' and t.actor_id = $1))
      ${answer('quotes', `json_build_object('totalCount', (select count(*) from found), ${edges(`'id', ${gid('Quote', 'q.id')}, 'reportedText', q.reported_text`)})`)}
      from (select * from found order by created_at desc, id desc limit 20) q`,
    kind: 'actor',
  },
];

/** The values that a shape's variable takes in turn: some of the desk's records; one null where it has none. */
export function variantsOf({ kind }: Shape, desk: SeededDesk): readonly (string | null)[] {
  if (kind === null) return [null];
  const ids = kind === 'quote' ? desk.quoteIds : desk.personIds;
  const step = Math.max(1, Math.floor(ids.length / 50));
  return ids.filter((_, place) => place % step === 0).slice(0, 50);
}

/** How a contender is asked a shape's question; `number` is the shape's place in `shapes`. */
export function questionOf(name: ContenderName, number: number, id: string | null): HttpQuestion {
  const shape = shapes[number];
  if (shape === undefined) throw new Error(`There is no shape ${number}.`);
  const graphql = (query: string, variable: string | null): HttpQuestion => ({
    path: '/graphql',
    body: JSON.stringify({ query, variables: variable === null ? {} : { id: variable } }),
  });
  switch (name) {
    case 'verbatim':
    case 'verbatim, cached':
      return graphql(
        shape.query,
        id === null || shape.kind === null ? null : globalId(shape.kind, id),
      );
    case 'postgraphile':
      return graphql(shape.postgraphile, id);
    case 'bare':
      return { path: `/?shape=${number}${id === null ? '' : `&id=${id}`}`, body: null };
    default:
      return assertNever(name);
  }
}

/**
 * An answer's JSON with what may rightly differ made equal: PostGraphile gives our columns as they are, where our schema
 * has global ids and enums.
 */
export function normalised(body: Buffer): unknown {
  return JSON.parse(String(body), (name, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (name === 'id') return value.includes('-') ? value : atob(value).replace(/^\w+:/, '');
    return enums.has(name) ? value.toLowerCase() : value;
  });
}

const enums = new Set(['kind', 'status', 'medium', 'part']);
