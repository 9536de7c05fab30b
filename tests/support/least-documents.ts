import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** The global ids to ask with, by the name of their type. */
export type ExampleIds = Readonly<Record<string, string>>;

/** Where in the schema an id is asked for. */
interface Place {
  /** The operation's field. */
  readonly root: string;
  readonly name: string;
}

/** The arguments that a field cannot do without, as GraphQL text with values that make sense. */
export function leastArguments(
  root: string,
  field: GraphQLField<unknown, unknown>,
  ids: ExampleIds,
): string {
  const given = field.args
    .filter((argument) => isRequiredArgument(argument) || argument.name === 'revision')
    .map(({ name, type }) => `${name}: ${leastValue(type, { root, name }, ids)}`);
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

/** An operation that asks for one field of the query, mutation or subscription type and as little as possible of it. */
export function leastDocument(
  schema: GraphQLSchema,
  type: string,
  name: string,
  ids: ExampleIds,
): string {
  const root = schema.getType(type);
  const field = isObjectType(root) ? root.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`There is no ${type}.${name}.`);
  const answer = getNamedType(field.type);
  const error = type === 'Mutation' ? ' ... on Error { code message }' : '';
  const selection = isCompositeType(answer) ? ` { __typename${error} }` : '';
  return `${type.toLowerCase()} { answer: ${name}${leastArguments(name, field, ids)}${selection} }`;
}

function leastValue(type: GraphQLInputType, place: Place, ids: ExampleIds): string {
  const plain = getNullableType(type);
  if (isListType(plain)) return `[${leastValue(plain.ofType, place, ids)}]`;
  if (isEnumType(plain)) return plain.getValues()[0]?.name ?? '';
  if (isInputObjectType(plain)) {
    const fields = Object.values(plain.getFields())
      // A document is given as text or as bytes, so that neither is required by itself.
      .filter((field) => isRequiredInputField(field) || field.name === 'content')
      .map(
        (field) => `${field.name}: ${leastValue(field.type, { ...place, name: field.name }, ids)}`,
      );
    return `{ ${fields.join(', ')} }`;
  }
  switch (plain.name) {
    case 'ID':
      return JSON.stringify(idFor(place, ids));
    case 'Int':
      return '1';
    case 'Boolean':
      return 'true';
    case 'DateTime':
      return '"2100-01-01T00:00:00Z"';
    default:
      return JSON.stringify(textFor(place));
  }
}

// An id in `deleteQuote` is a quote's, one called `actorId` an actor's.
function idFor({ root, name }: Place, ids: ExampleIds): string {
  const types = Object.keys(ids).sort((one, other) => other.length - one.length);
  const found =
    types.find((type) => name.toLowerCase().includes(type.toLowerCase())) ??
    types.find((type) => root.toLowerCase().endsWith(type.toLowerCase())) ??
    types.find((type) => root.toLowerCase().includes(type.toLowerCase())) ??
    'Article';
  return ids[found] ?? '';
}

function textFor({ name }: Place): string {
  if (name === 'newPassword') return 'a password for a test';
  if (name === 'content')
    return 'News of the day\n\nPORT AMSEL. June 3 (Coastline) - All is well.\n';
  return 'ferry';
}

/** A way from the query type to a field, as the text of an operation around a selection. */
export interface WayTo {
  /** As `Quote.createdBy`. */
  readonly field: string;
  readonly query: (selection: string) => string;
}

/** The shortest way from the query type to each field that answers one of the named types. */
export function waysTo(
  schema: GraphQLSchema,
  targets: readonly string[],
  ids: ExampleIds,
): WayTo[] {
  const query = schema.getQueryType();
  if (query === undefined || query === null) throw new Error('The schema has no query type.');
  const found: WayTo[] = [];
  const ways = new Map<string, (selection: string) => string>([
    [query.name, (selection) => `{ ${selection} }`],
  ]);
  const queue: GraphQLNamedType[] = [query];
  for (let type = queue.shift(); type !== undefined; type = queue.shift()) {
    const way = ways.get(type.name);
    if (way === undefined) continue;
    const reach = (next: GraphQLNamedType, through: (selection: string) => string) => {
      if (ways.has(next.name)) return;
      ways.set(next.name, through);
      queue.push(next);
    };
    if (isAbstractType(type)) {
      for (const possible of schema.getPossibleTypes(type)) {
        reach(possible, (selection) => way(`... on ${possible.name} { ${selection} }`));
      }
      continue;
    }
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const answer = getNamedType(field.type);
      if (!isCompositeType(answer)) continue;
      const through = (selection: string) =>
        way(`${field.name}${leastArguments(field.name, field, ids)} { ${selection} }`);
      if (targets.includes(answer.name)) {
        found.push({ field: `${type.name}.${field.name}`, query: through });
      }
      reach(answer, through);
    }
  }
  return found;
}

/** All fields of the schema that answer one of the named types, as `Quote.createdBy`. */
export function fieldsOf(schema: GraphQLSchema, targets: readonly string[]): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => targets.includes(getNamedType(field.type).name))
        .map((field) => `${type.name}.${field.name}`),
    );
}
