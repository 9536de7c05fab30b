import { typeBrandKey } from '@pothos/core';
import { isObjectType, Kind, type GraphQLResolveInfo, type OperationDefinitionNode } from 'graphql';
import { collectKeys } from '../collect-keys.ts';
import type { GraphqlContext } from '../context.ts';
import { compileList, compileRecords } from './compile.ts';
import type { PlanRequest } from './plan-request.ts';
import { isPlanned, isPlannedRecord, type Planned, type PlannedRecord } from './planned-record.ts';
import type { RecordType } from './record-sources.ts';
import { runStatement } from './run-statement.ts';
import { selectionsOf, type FieldNodes, type Reading } from './selected-fields.ts';
import { statementOf } from './template.ts';

/** What a resolver must pass on for a plan to see what is asked. */
export type Asked = Pick<
  GraphQLResolveInfo,
  | 'schema'
  | 'fragments'
  | 'operation'
  | 'variableValues'
  | 'fieldNodes'
  | 'path'
  | 'parentType'
  | 'fieldName'
>;

/** Resolves a connection at the root: one statement reads its page with everything that is asked of it. */
export async function readList(context: GraphqlContext, info: Asked): Promise<Planned> {
  const field = info.parentType.getFields()[info.fieldName];
  const plan = field?.extensions.plan;
  if (field === undefined || plan?.plan !== 'connection') {
    throw new Error(`${info.fieldName} is not planned as a connection.`);
  }
  const { plans, database } = context;
  const template = plans.template(info.operation, keyOf(info, 'list'), () => {
    return compileList(readingOf(info), 'resolve', plan, field, nodesOf(info)).template;
  });
  const statement = statementOf(template, requestOf(context, info, []));
  const [row] = await runStatement(database, plans, statement);
  const value: unknown = JSON.parse(row?.value ?? 'null');
  if (!isPlanned(value)) throw new Error(`${info.fieldName} was not answered.`);
  return value;
}

/**
 * Resolves a field that answers a record: one statement reads it with everything that is asked of it. What is asked for
 * in the same place of a list is read together. Null where there is no such record; a tombstone is one.
 */
export async function findOne(
  type: RecordType,
  id: string,
  context: GraphqlContext,
  info: Asked,
): Promise<PlannedRecord | null> {
  return (await gather(context, id, keyOf(info, type), { type, info })) ?? null;
}

/** The same for a record that is known to be there. */
export async function readOne(
  type: RecordType,
  id: string,
  context: GraphqlContext,
  info: Asked,
): Promise<PlannedRecord> {
  const record = await findOne(type, id, context, info);
  if (record === null) throw new Error(`${type} ${id} is gone.`);
  return record;
}

/** Reads records of one type by their ids with everything that a field asks of them, in one statement. */
export async function readMany(
  type: RecordType,
  ids: readonly string[],
  context: GraphqlContext,
  info: Asked,
): Promise<ReadonlyMap<string, PlannedRecord>> {
  if (ids.length === 0) return new Map();
  const { plans, database } = context;
  const many = ids.length > 1;
  const template = plans.template(info.operation, keyOf(info, `${type} ${many}`), () => {
    const object = info.schema.getType(type);
    if (!isObjectType(object)) throw new Error(`The schema has no type ${type}.`);
    const selections = selectionsOf(info.fieldNodes);
    return compileRecords(readingOf(info), 'resolve', object, selections, many).template;
  });
  const statement = statementOf(template, requestOf(context, info, ids));
  const rows = await runStatement(database, plans, statement);
  return new Map(
    rows.map(({ id = '', value }) => {
      const record: unknown = JSON.parse(value);
      if (!isPlannedRecord(record)) throw new Error(`${type} ${id} was not answered as a record.`);
      // By this mark Pothos knows the type where a field's own is abstract.
      return [id, Object.assign(record, { [typeBrandKey]: type })];
    }),
  );
}

const gather = collectKeys(
  (context, ids, { type, info }: { readonly type: RecordType; readonly info: Asked }) =>
    readMany(type, ids, context, info),
);

/** The values of an operation's variables that its @include and @skip may ask for. */
export function switches(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string {
  return variableDefinitions
    .map(({ variable }) => variables[variable.name.value])
    .map((value) => (typeof value === 'boolean' ? Number(value) : ''))
    .join();
}

// The same field of an operation is met at several places where a fragment is spread more than once.
function keyOf(info: Asked, what: string): string {
  const keys: string[] = [];
  for (let at: Asked['path'] | undefined = info.path; at !== undefined; at = at.prev) {
    if (typeof at.key === 'string') keys.push(`${at.typename ?? ''}.${at.key}`);
  }
  return `${what} ${keys.join(' ')} ${switches(info.operation, info.variableValues)}`;
}

function readingOf({ schema, fragments, variableValues }: Asked): Reading {
  return { schema, fragments, variables: variableValues };
}

function nodesOf({ fieldNodes: [first, ...others], fieldName }: Asked): FieldNodes {
  if (first?.kind !== Kind.FIELD) throw new Error(`${fieldName} was asked by nobody.`);
  return [first, ...others];
}

function requestOf(
  { viewer }: GraphqlContext,
  { variableValues }: Asked,
  ids: readonly string[],
): PlanRequest {
  return { variables: variableValues, viewer, pages: new Map(), ids };
}
