import { getColumnTable, sql } from 'drizzle-orm';
import type { FieldNode, GraphQLField, GraphQLObjectType, SelectionSetNode } from 'graphql';
import { connectionSql } from './compile-connection.ts';
import { rowNames, type Compilation } from './compilation.ts';
import { objectOf } from './compile-object.ts';
import type { ConnectionPlan } from './field-plan.ts';
import { recordSources, isRecordType } from './record-sources.ts';
import type { Reading } from './selected-fields.ts';
import { gap, templateOf, type Template } from './template.ts';

/** A statement for a root field, and the fields below it that it does not read. */
export interface Compiled {
  readonly template: Template;
  readonly left: readonly string[];
}

type Purpose = Compilation['purpose'];

/** The statement of a connection at the root; its one row has the connection's JSON as `value`. */
export function compileList(
  reading: Reading,
  purpose: Purpose,
  plan: ConnectionPlan,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly [FieldNode, ...FieldNode[]],
): Compiled {
  const [compilation, left] = begin(reading, purpose);
  const connection = connectionSql(compilation, plan, field, nodes, undefined);
  return { template: templateOf(sql`select ${connection}::text as value`), left };
}

/**
 * The statement of records by their ids; its rows have the id as `id` and the record's JSON as `value`. The ids come with
 * the request: one with `many` unset.
 */
export function compileRecords(
  reading: Reading,
  purpose: Purpose,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  many: boolean,
): Compiled {
  if (!isRecordType(type.name)) throw new Error(`${type.name} is no type of records.`);
  const [compilation, left] = begin(reading, purpose);
  const row = compilation.newRow();
  const id = recordSources[type.name];
  const object = objectOf(compilation, type, selections, { row });
  const wanted = many
    ? sql`any(${gap(({ ids }) => sql`${sql.param([...ids])}::uuid[]`)})`
    : gap(({ ids: [only] }) => sql`${only}::uuid`);
  const statement = sql`select ${row.of(id)} as id, ${object}::text as value
    from ${getColumnTable(id)} as ${sql.identifier(row.alias)} where ${row.of(id)} = ${wanted}`;
  return { template: templateOf(statement), left };
}

function begin(reading: Reading, purpose: Purpose): readonly [Compilation, readonly string[]] {
  const left: string[] = [];
  const compilation: Compilation = {
    ...reading,
    purpose,
    newRow: rowNames(),
    object: (type, selections, source) => objectOf(compilation, type, selections, source),
    left: (field) => void left.push(field),
  };
  return [compilation, left];
}
