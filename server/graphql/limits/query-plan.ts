import {
  getNamedType,
  getNullableType,
  GraphQLError,
  GraphQLObjectType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { limits } from '#server/limits/limits.ts';

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    /** What a field costs that works something out, as so many plain fields. */
    weight?: number;
  }
}

/** A selection whose cost is known as soon as the variables are. */
export interface PlannedSelection {
  readonly fields: readonly PlannedField[];
  /** Of the fragments that are spread here: one plan however often it is spread. */
  readonly fragments: readonly PlannedSelection[];
  /** Fields in all, and within one another, with fragments spread out. */
  readonly count: number;
  readonly depth: number;
}

interface PlannedField {
  /** What it costs itself, as so many plain fields. */
  readonly weight: number;
  /** How often what stands in the field may come. */
  readonly size: PlannedSize;
  readonly selection: PlannedSelection | undefined;
}

type PlannedSize =
  | { readonly kind: 'fixed'; readonly size: number }
  /** A page of a connection. */
  | { readonly kind: 'page'; readonly first: PlannedValue; readonly last: PlannedValue }
  /** One for each member of a list of ids. */
  | { readonly kind: 'ids'; readonly ids: PlannedValue };

/** An argument: what the document says, or the variable that says it. */
export interface PlannedValue {
  readonly name: string;
  readonly node: FieldNode;
  readonly variable: string | undefined;
  /** The literal, or the default of the variable; undefined for none. */
  readonly literal: unknown;
}

interface Planner {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly definitions: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly fragments: Map<string, PlannedSelection>;
}

/**
 * Makes a plan of what an operation of a valid document may cost. A fragment is planned once: spread out, twenty
 * fragments that spread each other twice would be a million fields.
 */
export function planOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): PlannedSelection {
  const definitions = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      definitions.set(definition.name.value, definition);
    }
  }
  const root = schema.getRootType(operation.operation);
  if (!root) throw new GraphQLError('The schema has no such operation.');
  const planner = { schema, operation, definitions, fragments: new Map() };
  return planSelection(operation.selectionSet, root, planner);
}

function planSelection(
  { selections }: SelectionSetNode,
  type: GraphQLOutputType,
  planner: Planner,
): PlannedSelection {
  const fields: PlannedField[] = [];
  const fragments: PlannedSelection[] = [];
  for (const selection of selections) {
    switch (selection.kind) {
      case Kind.FIELD:
        fields.push(planField(selection, type, planner));
        break;
      case Kind.INLINE_FRAGMENT: {
        const on = selection.typeCondition?.name.value;
        const inner = on === undefined ? type : outputType(planner, on);
        fragments.push(planSelection(selection.selectionSet, inner, planner));
        break;
      }
      default:
        fragments.push(planFragment(selection.name.value, planner));
    }
  }
  let count = fields.length;
  let depth = 0;
  for (const { selection } of fields) {
    count += selection?.count ?? 0;
    depth = Math.max(depth, 1 + (selection?.depth ?? 0));
  }
  for (const fragment of fragments) {
    count += fragment.count;
    depth = Math.max(depth, fragment.depth);
  }
  return { fields, fragments, count, depth };
}

// Ends because a valid document has no fragment that leads back to itself.
function planFragment(name: string, planner: Planner): PlannedSelection {
  const known = planner.fragments.get(name);
  if (known !== undefined) return known;
  const definition = planner.definitions.get(name);
  if (definition === undefined) throw new GraphQLError(`There is no fragment "${name}".`);
  const type = outputType(planner, definition.typeCondition.name.value);
  const planned = planSelection(definition.selectionSet, type, planner);
  planner.fragments.set(name, planned);
  return planned;
}

function outputType({ schema }: Planner, name: string): GraphQLOutputType {
  const type = schema.getType(name);
  if (!isCompositeType(type)) throw new GraphQLError(`There is no type "${name}" to select from.`);
  return type;
}

const leaf = { weight: 1, size: { kind: 'fixed', size: 1 }, selection: undefined } as const;

function planField(node: FieldNode, type: GraphQLOutputType, planner: Planner): PlannedField {
  const name = node.name.value;
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  // What asks about the schema costs the database nothing, and graphql-js limits how deep it may go.
  if (field === undefined || node.selectionSet === undefined) return leaf;
  return {
    weight: field.extensions.weight ?? 1,
    size: sizeOf(node, field, type, planner),
    selection: planSelection(node.selectionSet, getNamedType(field.type), planner),
  };
}

function sizeOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLOutputType,
  planner: Planner,
): PlannedSize {
  const has = (name: string) => field.args.some((arg) => arg.name === name);
  const value = (name: string) => planValue(node, name, planner.operation);
  if (has('first')) return { kind: 'page', first: value('first'), last: value('last') };
  if (!isListType(getNullableType(field.type))) return { kind: 'fixed', size: 1 };
  if (has('ids')) return { kind: 'ids', ids: value('ids') };
  // The edges of a connection are as many as its page, which counts already.
  const inPage = parent instanceof GraphQLObjectType && parent.name.endsWith('Connection');
  return { kind: 'fixed', size: inPage ? 1 : limits.graphql.defaultListLength };
}

function planValue(
  node: FieldNode,
  name: string,
  operation: OperationDefinitionNode,
): PlannedValue {
  const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
  if (given?.kind !== Kind.VARIABLE) {
    return { name, node, variable: undefined, literal: literalOf(given) };
  }
  const variable = given.name.value;
  const definition = operation.variableDefinitions?.find(
    (each) => each.variable.name.value === variable,
  );
  return { name, node, variable, literal: literalOf(definition?.defaultValue) };
}

// Only numbers and the length of a list matter here.
function literalOf(value: ValueNode | undefined): unknown {
  if (value?.kind === Kind.INT) return Number(value.value);
  return value?.kind === Kind.LIST ? value.values : undefined;
}
