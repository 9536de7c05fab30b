import { getColumnTable, sql, type SQL } from 'drizzle-orm';
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';
import { assertNever } from '#shared/errors/assert-never.ts';
import { argumentsOf } from './arguments-of.ts';
import { fieldOf, objectTypeOf, type Compilation, type Source } from './compilation.ts';
import { connectionSql } from './compile-connection.ts';
import type { FieldPlan } from './field-plan.ts';
import { keySql, leafSql, objectSql, type Member } from './json-sql.ts';
import { isRecordType, recordSources } from './record-sources.ts';
import { selectedFields, selectionsOf } from './selected-fields.ts';
import { gap } from './template.ts';

/** A JSON object with what some selections ask of a type. */
export function objectOf(
  compilation: Compilation,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  source: Source,
): SQL {
  const members: Member[] = [];
  if (compilation.purpose === 'resolve') {
    members.push(['$type', keySql(type.name)]);
    if (isRecordType(type.name)) members.push(['$id', source.row.of(recordSources[type.name])]);
    for (const [key, column] of Object.entries(type.extensions.keys ?? {})) {
      members.push([`$${key}`, source.row.of(column)]);
    }
  }
  for (const [key, nodes] of selectedFields(compilation, type, selections)) {
    if (nodes[0].name.value === '__typename') {
      members.push([key, keySql(type.name)]);
      continue;
    }
    const field = fieldOf(type, nodes[0]);
    const value = fieldSql(compilation, field, nodes, source);
    if (value === undefined) compilation.left(`${type.name}.${field.name}`);
    else members.push([key, value]);
  }
  return objectSql(members);
}

function fieldSql(
  compilation: Compilation,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly [FieldNode, ...FieldNode[]],
  source: Source,
): SQL | undefined {
  const plan: FieldPlan | undefined = field.extensions.plan;
  if (plan === undefined) return undefined;
  const { row, list } = source;
  const below = (from: Source) =>
    objectOf(compilation, objectTypeOf(field.type), selectionsOf(nodes), from);
  switch (plan.plan) {
    case 'value':
      return leafSql(plan.value(row), field.type);
    case 'viewed':
      return gap(({ viewer }) => leafSql(plan.value(row, viewer), field.type));
    case 'same-row':
      return below(source);
    case 'one': {
      const other = compilation.newRow();
      return sql`(select ${below({ row: other })} from ${getColumnTable(plan.to)} as ${sql.identifier(other.alias)}
        where ${other.of(plan.to)} = ${row.of(plan.from)})`;
    }
    case 'many': {
      const other = compilation.newRow();
      return sql`(select coalesce(json_agg(${below({ row: other })} order by ${other.of(plan.orderBy)}), '[]'::json)
        from ${getColumnTable(plan.to)} as ${sql.identifier(other.alias)} where ${other.of(plan.to)} = ${row.of(plan.from)})`;
    }
    case 'members': {
      const member = compilation.newRow();
      const alias = sql.identifier(member.alias);
      return sql`(select coalesce(json_agg(${below({ row: member })} order by ${alias}.place), '[]'::json)
        from jsonb_array_elements(${row.of(plan.of)}) with ordinality as ${alias} (value, place))`;
    }
    case 'rows': {
      if (list === undefined) throw new Error(`${field.name} is no field of a connection.`);
      const other = compilation.newRow();
      return sql`(select coalesce(json_agg(${below({ row: other, list })}), '[]'::json)
        from (${plan.rows(list, argumentsOf(field, nodes[0]))}) as ${sql.identifier(other.alias)})`;
    }
    case 'connection':
      return connectionSql(compilation, plan, field, nodes, row);
    case 'by-id':
    case 'viewer':
      throw new Error(`${field.name} is a field of the root.`);
    case 'edges':
    case 'page-info':
    case 'total-count':
    case 'cursor':
    case 'node':
      throw new Error(`${field.name} is read by its connection.`);
    default:
      return assertNever(plan);
  }
}
