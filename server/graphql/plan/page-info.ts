import { sql, type SQL } from 'drizzle-orm';
import type { GraphQLObjectType, SelectionSetNode } from 'graphql';
import type { OrderTerm } from '#server/records/queries/ordering.ts';
import type { Compilation } from './compilation.ts';
import { keySql, objectSql, type Member } from './json-sql.ts';
import { beyond, cursorSql, type Place } from './list-cursor.ts';
import type { List } from './list.ts';
import type { Page } from './read-page.ts';
import { kindSources } from './record-sources.ts';
import type { Row } from './row.ts';
import { selectedFields } from './selected-fields.ts';

/**
 * Where a page lies in its list, over its numbered rows. Both directions are told exactly, whichever end the page was
 * taken from: beyond the rows that were read, the list is asked whether anything is there.
 */
export function pageInfoSql(
  compilation: Compilation,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  list: List,
  row: Row,
): SQL {
  const selected = [...selectedFields(compilation, type, selections)].map(
    ([key, [node]]) => [key, node.name.value] as const,
  );
  const valueOf = (name: string): SQL =>
    name === '__typename' ? keySql(type.name) : partSql(compilation, name, list, row);
  if (compilation.purpose === 'answer') {
    return objectSql(selected.map(([key, name]): Member => [key, valueOf(name)]));
  }
  // The type's own resolvers read what is there by the fields' names, for others make page infos too.
  const names = [...new Set(selected.map(([, name]) => name))].filter(
    (name) => name !== '__typename',
  );
  return objectSql(names.map((name): Member => [name, valueOf(name)]));
}

/** The `order by` that takes a list from its end. */
export function reversed(terms: readonly OrderTerm[]): SQL {
  return sql.join(
    terms.map(({ value, direction, missing }) =>
      direction === 'desc'
        ? sql`${value} asc${sql.raw(missing ? ' nulls first' : '')}`
        : sql`${value} desc`,
    ),
    sql`, `,
  );
}

function partSql(compilation: Compilation, name: string, list: List, row: Row): SQL {
  const number = sql`${sql.identifier(row.alias)}."$n"`;
  const more = ({ size }: Page) => sql`count(*) > ${sql.raw(String(size))}`;
  // Named now: in a gap it would be named anew for each request, and no statement would be met twice.
  const { alias } = compilation.newRow();
  const asked = (page: Page, place: Place | undefined, side: 'after' | 'before') =>
    place === undefined ? sql`false` : anything(alias, list, page, place, side);
  switch (name) {
    case 'hasNextPage':
      return list.fromPage((page) =>
        page.backwards
          ? asked(page, page.before, 'after')
          : either(more(page), asked(page, page.before, 'after')),
      );
    case 'hasPreviousPage':
      return list.fromPage((page) =>
        page.backwards
          ? either(more(page), asked(page, page.after, 'before'))
          : asked(page, page.after, 'before'),
      );
    case 'startCursor':
    case 'endCursor':
      return list.fromPage((page) => {
        const cursor = cursorSql(page.orderName, list.terms(row.alias, page));
        const size = sql.raw(String(page.size));
        // The last number is the page's first row when it was taken from the end.
        const first = (name === 'startCursor') !== page.backwards;
        return first
          ? sql`max(${cursor}) filter (where ${number} = 1 and ${size} > 0)`
          : sql`(json_agg(${cursor} order by ${number}) filter (where ${number} <= ${size})) ->> -1`;
      });
    default:
      throw new Error(`PageInfo has no field ${name}.`);
  }
}

function either(one: SQL, other: SQL): SQL {
  return sql`(${one} or ${other})`;
}

function anything(
  alias: string,
  list: List,
  page: Page,
  place: Place,
  side: 'after' | 'before',
): SQL {
  return sql`exists (select from ${kindSources[list.kind]} as ${sql.identifier(alias)}
    where ${list.condition(alias, page)} and ${beyond(list.terms(alias, page), place, side, true)})`;
}
