import fc from 'fast-check';
import {
  getNamedType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

const pages = ['', '(first: 2)', '(last: 2)', '(first: 1)'];

/** Queries of planned fields alone, some levels deep, with aliases, inline fragments, directives and pages. */
export function generatedQuery(schema: GraphQLSchema): fc.Arbitrary<string> {
  const query = schema.getQueryType();
  if (!query) throw new Error('The schema has no queries.');
  const roots = Object.values(query.getFields()).filter(
    ({ extensions: { plan } }) => plan?.plan === 'connection',
  );
  return fc
    .array(
      fc.constantFrom(...roots).chain((field) => fieldText(field, 5)),
      { minLength: 1, maxLength: 2 },
    )
    .map((fields) => `{ ${numbered(fields)} }`);
}

// The root is numbered, so that two of one name do not stand in each other's way.
function numbered(fields: readonly string[]): string {
  return fields.map((field, place) => `root${place}: ${field}`).join(' ');
}

function fieldText(field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return fc.constant(field.name);
  const args = field.extensions.plan?.plan === 'connection' ? pages : [''];
  return fc
    .tuple(fc.constantFrom(...args), selectionText(type, depth - 1))
    .map(([page, selection]) => `${field.name}${page} { ${selection} }`);
}

function selectionText(type: GraphQLObjectType, depth: number): fc.Arbitrary<string> {
  const fields = Object.values(type.getFields()).filter(
    ({ name, type: of, extensions: { plan } }) =>
      (plan !== undefined || type.name === 'PageInfo') &&
      (isLeafType(getNamedType(of)) || depth > 0 || ['edges', 'node'].includes(name)),
  );
  const leaf = fc.constant('__typename');
  if (fields.length === 0) return leaf;
  const one = fc
    .tuple(
      fc.constantFrom(...fields).chain((field) => fieldText(field, depth)),
      fc.nat(3),
      fc.nat(999),
    )
    .map(([text, wrap, number]) => {
      const aliased = `k${number}_${text.length}: ${text}`;
      if (wrap === 0) return `... on ${type.name} { ${aliased} }`;
      if (wrap === 1)
        return `${aliased.replace(/^(\w+: \w+(\([^)]*\))?)/, '$1 @include(if: true)')}`;
      return wrap === 2 ? `...@skip(if: true) { ${aliased} } __typename` : aliased;
    });
  return fc
    .uniqueArray(one, {
      minLength: 1,
      maxLength: 3,
      selector: (text) => /k\d+_\d+/.exec(text)?.[0],
    })
    .map((texts) => texts.join(' '));
}
