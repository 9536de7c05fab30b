import { parseSync, Visitor } from 'oxc-parser';

/** A module that a file names, as it is written there, and the line (from 1) where it does. */
export type NamedImport = { specifier: string; line: number };

/** Every module a TypeScript source names: imports of values and of types, re-exports, `import()`, `require()`. */
export function readImports(fileName: string, source: string): NamedImport[] {
  const { program, errors } = parseSync(fileName, source);
  const fault = errors[0];
  if (fault) throw new Error(`${fileName} cannot be parsed: ${fault.message}`);
  const found: NamedImport[] = [];
  const add = (specifier: string, start: number): void => {
    found.push({ specifier, line: source.slice(0, start).split('\n').length });
  };
  new Visitor({
    ImportDeclaration: ({ source: { value }, start }) => add(value, start),
    ExportAllDeclaration: ({ source: { value }, start }) => add(value, start),
    ExportNamedDeclaration: ({ source: from, start }) => {
      if (from) add(from.value, start);
    },
    ImportExpression: ({ source: from, start }) => {
      if (from.type === 'Literal' && typeof from.value === 'string') add(from.value, start);
    },
    TSImportType: ({ source: { value }, start }) => add(value, start),
    TSExternalModuleReference: ({ expression: { value }, start }) => add(value, start),
    CallExpression: ({ callee, arguments: [first], start }) => {
      const isRequire = callee.type === 'Identifier' && callee.name === 'require';
      if (isRequire && first?.type === 'Literal' && typeof first.value === 'string') {
        add(first.value, start);
      }
    },
  }).visit(program);
  return found;
}
