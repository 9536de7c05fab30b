import { describe, expect, test } from 'vitest';
import { forbiddenImports } from './layers.ts';
import { readImports } from './read-imports.ts';

test('every way to name a module is seen, with its line', () => {
  const source = [
    "import { a } from './value.ts';",
    "import type { B } from '#shared/type.ts';",
    "import './effect.ts';",
    "export { c } from './named.ts';",
    "export * from './all.ts';",
    "export type { D } from './type-again.ts';",
    "const e = await import('./dynamic.ts');",
    "const f = require('./required.cjs');",
    "type G = import('./in-a-type.ts').G;",
    "import h = require('./equals.cjs');",
  ];
  const found = readImports('made.ts', source.join('\n'));
  const expected = source.map((text, index) => [/'([^']*)'/.exec(text)?.[1], index + 1]);
  expect(found.map(({ specifier, line }) => [specifier, line])).toEqual(
    expect.arrayContaining(expected),
  );
  expect(found).toHaveLength(source.length);
});

test('TSX is read, and what cannot be parsed is an error that names the file', () => {
  const page = 'import { X } from \'./x.tsx\';\nexport const page = <X<string> name="a" />;\n';
  expect(readImports('page.tsx', page)).toEqual([{ specifier: './x.tsx', line: 1 }]);
  expect(() => readImports('broken.ts', 'import {')).toThrow(/^broken\.ts cannot be parsed/);
});

describe('layers', () => {
  test.each([
    ['shared/text/spans.ts', 'zod'],
    ['shared/text/spans.ts', '#shared/records/quote.ts'],
    ['desktop/renderer/app.tsx', '../ipc/channels.ts'],
    ['desktop/renderer/app.tsx', './app.css'],
    ['desktop/replica/store.ts', 'libsql'],
    ['desktop/replica/store.ts', 'node:fs'],
    ['desktop/main/main.ts', 'electron'],
    ['server/graphql/types/quote.ts', '#server/records/read-quotes.ts'],
    ['server/main.ts', './http/serve.ts'],
    ['tests/e2e/desk.test.ts', '#desktop/main/main.ts'],
    ['tests/e2e/desk.test.ts', 'playwright-core'],
  ])('%s may import %s', (file, specifier) => {
    expect(forbiddenImports(file, `import '${specifier}';`)).toEqual([]);
  });

  test.each([
    ['shared/text/spans.ts', 'node:fs', /no modules of Node/],
    ['shared/text/spans.ts', 'pg', /may not use the package pg/],
    ['shared/text/spans.ts', '../../server/config.ts', /shared may import only shared\/sample-ids/],
    ['desktop/main/main.ts', '#server/config.ts', /desktop\/main may import only/],
    ['desktop/replica/store.ts', '#desktop/main/main.ts', /desktop\/replica may import only/],
    ['desktop/replica/store.ts', 'electron', /may not use the package electron/],
    ['desktop/ipc/channels.ts', '#desktop/main/main.ts', /desktop\/ipc may import only shared/],
    ['desktop/renderer/app.tsx', 'electron', /may not use the package electron/],
    ['desktop/renderer/app.tsx', 'fs', /no modules of Node/],
    ['desktop/renderer/app.tsx', '#desktop/replica/store.ts', /desktop\/renderer may import only/],
    ['server/database/schema.ts', '#server/records/write.ts', /server\/database may import only/],
    ['server/records/write.ts', '#server/graphql/builder.ts', /server\/records may import only/],
    ['server/records/write.ts', 'libsql', /may not use the package libsql/],
    ['server/main.ts', '#desktop/runtime/launch-desktop.ts', /server may import only/],
    ['server/main.ts', '#tests/support/run.ts', /server may import only/],
    ['elsewhere/file.ts', 'zod', /belongs to no layer/],
  ])('%s may not import %s', (file, specifier, reason) => {
    expect(forbiddenImports(file, `import type {} from '${specifier}';`)).toEqual([
      expect.stringMatching(reason),
    ]);
  });
});
