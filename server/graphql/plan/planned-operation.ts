import {
  getArgumentValues,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { decodeGlobalId } from '../node-options.ts';
import { fieldOf } from './compilation.ts';
import { compileList, compileRecords, type Compiled } from './compile.ts';
import type { PlanRequest } from './plan-request.ts';
import { isRecordType, type RecordType } from './record-sources.ts';
import { selectedFields, selectionsOf, type FieldNodes, type Reading } from './selected-fields.ts';
import { statementOf, type Statement } from './template.ts';

/** An operation of which statements make the whole answer: its root fields in the order of the response. */
export type PlannedOperation = readonly PlannedRoot[];

/** A root field: JSON that is known, or what its one statement is for a request; null for an answer of null without one. */
export interface PlannedRoot {
  readonly key: string;
  readonly statement: (request: PlanRequest) => Statement | Known | undefined;
}

/** JSON that needs no statement. */
export interface Known {
  readonly json: string;
}

/**
 * Plans an operation so that its answer needs no executor; undefined where a field of it is resolved otherwise. `@skip`
 * and `@include` are followed as the variables say.
 */
export function planOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): PlannedOperation | undefined {
  const type = schema.getQueryType();
  if (operation.operation !== 'query' || !type) return undefined;
  const reading = { schema, fragments: fragmentsOf(document), variables };
  const roots: PlannedRoot[] = [];
  for (const [key, nodes] of selectedFields(reading, type, [operation.selectionSet])) {
    if (nodes[0].name.value === '__typename') {
      roots.push({ key, statement: () => ({ json: JSON.stringify(type.name) }) });
      continue;
    }
    // What asks about the schema.
    if (nodes[0].name.value.startsWith('__')) return undefined;
    const statement = planRoot(reading, nodes, type);
    if (statement === undefined) return undefined;
    roots.push({ key, statement });
  }
  return roots;
}

function planRoot(
  reading: Reading,
  nodes: FieldNodes,
  type: Parameters<typeof fieldOf>[0],
): PlannedRoot['statement'] | undefined {
  const field = fieldOf(type, nodes[0]);
  const plan = field.extensions.plan;
  switch (plan?.plan) {
    case 'connection': {
      const compiled = compileList(reading, 'answer', plan, field, nodes);
      return compiled.left.length > 0
        ? undefined
        : (request) => statementOf(compiled.template, request);
    }
    case 'viewer': {
      const compiled = compileRecord(reading, nodes, 'Account');
      if (compiled.left.length > 0) return undefined;
      return (request) =>
        request.viewer === null
          ? { json: 'null' }
          : statementOf(compiled.template, { ...request, ids: [request.viewer.id] });
    }
    case 'by-id': {
      const byType = new Map<RecordType, Compiled>();
      return (request) => {
        const { id: globalId } = getArgumentValues(field, nodes[0], request.variables);
        const { typename, id } = decodeGlobalId(String(globalId));
        if (!isRecordType(typename)) return undefined;
        const compiled = byType.get(typename) ?? compileRecord(reading, nodes, typename);
        byType.set(typename, compiled);
        if (compiled.left.length > 0) return undefined;
        return { ...statementOf(compiled.template, { ...request, ids: [id] }), recordId: id };
      };
    }
    default:
      return undefined;
  }
}

function compileRecord(reading: Reading, nodes: FieldNodes, name: RecordType): Compiled {
  const type = reading.schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no type ${name}.`);
  return compileRecords(reading, 'answer', type, selectionsOf(nodes), false);
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(
    definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
}
