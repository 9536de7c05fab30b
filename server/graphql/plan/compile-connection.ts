import { sql, type SQL } from 'drizzle-orm';
import type { FieldNode, GraphQLField, GraphQLObjectType, SelectionSetNode } from 'graphql';
import { orderBy } from '#server/records/queries/ordering.ts';
import { fieldOf, objectTypeOf, type Compilation } from './compilation.ts';
import type { ConnectionPlan, FieldPlan } from './field-plan.ts';
import { keySql, objectSql, type Member } from './json-sql.ts';
import { beyond, cursorSql } from './list-cursor.ts';
import { listOf, type List } from './list.ts';
import { pageInfoSql, reversed } from './page-info.ts';
import { kindSources } from './record-sources.ts';
import type { Row } from './row.ts';
import { selectedFields, selectionsOf } from './selected-fields.ts';

/** A connection as a JSON object: its page is read once, its count only if asked for. */
export function connectionSql(
  compilation: Compilation,
  plan: ConnectionPlan,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly [FieldNode, ...FieldNode[]],
  parent: Row | undefined,
): SQL {
  const list = listOf(plan, field, nodes[0], parent);
  const type = objectTypeOf(field.type);
  const row = compilation.newRow();
  const fields = [...selectedFields(compilation, type, selectionsOf(nodes))];
  const planOf = ([, [node]]: (typeof fields)[number]): FieldPlan['plan'] | undefined =>
    node.name.value === '__typename' ? undefined : fieldOf(type, node).extensions.plan?.plan;
  const hasInfo = fields.some((each) => planOf(each) === 'page-info');
  const numbered = hasInfo || list.mayGoBackwards;
  const paged = hasInfo || fields.some((each) => planOf(each) === 'edges');

  const members: Member[] = [];
  for (const each of fields) {
    const [key, [node, ...others]] = each;
    const below = selectionsOf([node, ...others]);
    if (node.name.value === '__typename') {
      members.push([key, keySql(type.name)]);
      continue;
    }
    const part = fieldOf(type, node);
    switch (planOf(each)) {
      case 'edges':
        members.push([
          key,
          edgesSql(compilation, objectTypeOf(part.type), below, list, row, numbered),
        ]);
        break;
      case 'page-info':
        members.push([key, pageInfoSql(compilation, objectTypeOf(part.type), below, list, row)]);
        break;
      case 'total-count':
        members.push([key, countSql(compilation, list)]);
        break;
      case undefined:
        compilation.left(`${type.name}.${part.name}`);
        break;
      default:
        // What others add to a connection, such as facets: objects made from the list as a whole.
        members.push([key, compilation.object(objectTypeOf(part.type), below, { row, list })]);
    }
  }
  const object = objectSql(members);
  // Grouped by nothing, it is one object also where nothing in it counts or gathers rows.
  return paged
    ? sql`(select ${object} from ${rowsSql(list, row, numbered)} as ${sql.identifier(row.alias)} group by ())`
    : object;
}

/** The rows of a page; numbered from the end that they are taken from, and then one more, which tells whether there is more. */
function rowsSql(list: List, row: Row, numbered: boolean): SQL {
  const alias = sql.identifier(row.alias);
  const rows = sql`(select ${alias}.* from ${kindSources[list.kind]} as ${alias}
    where ${list.fromPage((page) => {
      const terms = list.terms(row.alias, page);
      const bounds = [
        page.after && beyond(terms, page.after, 'after'),
        page.before && beyond(terms, page.before, 'before'),
      ].filter((bound) => bound !== undefined);
      return sql.join([list.condition(row.alias, page), ...bounds], sql` and `);
    })}
    order by ${list.fromPage((page) => {
      const terms = list.terms(row.alias, page);
      return page.backwards ? reversed(terms) : orderBy(terms);
    })}
    limit ${list.fromPage(({ size }) => sql.raw(String(size + (numbered ? 1 : 0))))})`;
  return numbered
    ? sql`(select ${alias}.*, row_number() over () as "$n" from ${rows} as ${alias})`
    : rows;
}

function edgesSql(
  compilation: Compilation,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  list: List,
  row: Row,
  numbered: boolean,
): SQL {
  const members: Member[] = [];
  for (const [key, nodes] of selectedFields(compilation, type, selections)) {
    const name = nodes[0].name.value;
    if (name === '__typename') {
      members.push([key, keySql(type.name)]);
      continue;
    }
    const field = fieldOf(type, nodes[0]);
    switch (field.extensions.plan?.plan) {
      case 'cursor':
        members.push([
          key,
          list.fromPage((page) => cursorSql(page.orderName, list.terms(row.alias, page))),
        ]);
        break;
      case 'node':
        members.push([
          key,
          compilation.object(objectTypeOf(field.type), selectionsOf(nodes), { row }),
        ]);
        break;
      default:
        compilation.left(`${type.name}.${name}`);
    }
  }
  const edge = objectSql(members);
  if (!numbered) return sql`coalesce(json_agg(${edge}), '[]'::json)`;
  const number = sql`${sql.identifier(row.alias)}."$n"`;
  return sql`coalesce(json_agg(${edge} order by ${number}${list.fromPage(({ backwards }) =>
    sql.raw(backwards ? ' desc' : ''),
  )}) filter (where ${number} <= ${list.fromPage(({ size }) => sql.raw(String(size)))}), '[]'::json)`;
}

function countSql(compilation: Compilation, list: List): SQL {
  const row = compilation.newRow();
  return sql`(select count(*) from ${kindSources[list.kind]} as ${sql.identifier(row.alias)}
    where ${list.fromPage((page) => list.condition(row.alias, page))})`;
}
