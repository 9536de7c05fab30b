import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  isAbstractType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a selection means: the schema, the document's fragments, and the variables that include and skip. */
export interface Reading {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The nodes that ask for one key of the response; the first tells its name and arguments, all what is below it. */
export type FieldNodes = readonly [FieldNode, ...FieldNode[]];

/**
 * The fields that a selection asks of a type by their keys in the response, in its order: CollectFields of the GraphQL
 * specification (6.3.2).
 */
export function selectedFields(
  reading: Reading,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): ReadonlyMap<string, FieldNodes> {
  const fields = new Map<string, FieldNodes>();
  const seen = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!isIncluded(reading, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = fields.get(key);
        fields.set(key, known === undefined ? [selection] : [...known, selection]);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(reading, selection.typeCondition?.name.value, type))
          collect(selection.selectionSet);
        continue;
      }
      const name = selection.name.value;
      const fragment = reading.fragments[name];
      if (fragment === undefined || seen.has(name)) continue;
      seen.add(name);
      if (applies(reading, fragment.typeCondition.name.value, type)) collect(fragment.selectionSet);
    }
  };
  for (const set of selectionSets) collect(set);
  return fields;
}

/** The selections below some nodes. */
export function selectionsOf(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
}

function isIncluded({ variables }: Reading, node: SelectionNode): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}

function applies({ schema }: Reading, condition: string | undefined, type: GraphQLObjectType) {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}
