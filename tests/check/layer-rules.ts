/**
 * A part of the house: the files under `path` may import each other, the layers in `layers`, the
 * packages in `packages` (`all` is what package.json lists), and Node's modules if `node` says so.
 */
export type Layer = {
  name: string;
  path: string;
  layers: readonly string[];
  packages: readonly string[] | 'all';
  node: boolean;
};

/** Packages only for the layers that name them: one that may use `all` others still may not use these. */
export const namedOnly = ['electron', 'react', 'react-dom', 'react-aria-components', 'libsql'];

// Zod, and small pure libraries: each one here runs in the server, in the replica and in the window.
const pure = ['zod', 'uuid', '@orama/stemmers'];

// Pure too, for reading documents: the DOM among them is loaded only when a page is read.
const readers = ['htmlparser2', 'saxes', 'linkedom', '@mozilla/readability'];

// From the ground up: each floor stands on those before it.
const serverFloors = ['limits', 'database', 'accounts', 'records', 'graphql', 'graphiql', 'http'];

function serverLayer(name: string): Layer {
  const below = serverFloors.slice(0, serverFloors.indexOf(name)).map((floor) => `server/${floor}`);
  return {
    name: `server/${name}`,
    path: `server/${name}/`,
    layers: ['shared', 'server/config', ...below],
    packages: 'all',
    node: true,
  };
}

/** The layers, in the order in which a file's path is looked up: the first match is its layer. */
export const layers: readonly Layer[] = [
  {
    // The ids of the sample's records, which the examples on GraphiQL's page name too.
    name: 'shared/sample-ids',
    path: 'shared/sample-desk/sample-id.ts',
    layers: [],
    packages: [],
    node: false,
  },
  {
    name: 'shared',
    path: 'shared/',
    layers: ['shared/sample-ids'],
    packages: [...pure, ...readers],
    node: false,
  },
  {
    name: 'server/config',
    path: 'server/config',
    layers: ['shared', 'server/limits'],
    packages: 'all',
    node: true,
  },
  {
    // Built for the browser and served as it is; nothing of the server runs in it.
    name: 'server/graphiql/page',
    path: 'server/graphiql/page/',
    layers: ['shared/sample-ids'],
    packages: ['react', 'react-dom', 'graphiql', 'graphql'],
    node: false,
  },
  ...serverFloors.map(serverLayer),
  {
    // The commands start what the composition root puts together, so they stand above it.
    name: 'server/cli',
    path: 'server/cli/',
    layers: [
      'shared',
      'server/config',
      'server',
      ...serverFloors.map((floor) => `server/${floor}`),
    ],
    packages: 'all',
    node: true,
  },
  {
    name: 'server',
    path: 'server/',
    layers: ['shared', 'server/config', ...serverFloors.map((floor) => `server/${floor}`)],
    packages: 'all',
    node: true,
  },
  {
    // Strings alone: whatever shows them stands above.
    name: 'desktop/words',
    path: 'desktop/words/',
    layers: ['shared'],
    packages: [],
    node: false,
  },
  { name: 'desktop/ipc', path: 'desktop/ipc/', layers: ['shared'], packages: pure, node: false },
  {
    name: 'desktop/renderer',
    path: 'desktop/renderer/',
    layers: ['shared', 'desktop/words', 'desktop/ipc'],
    packages: [
      ...pure,
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
    ],
    node: false,
  },
  {
    name: 'desktop/preload',
    path: 'desktop/preload/',
    layers: ['shared', 'desktop/ipc'],
    packages: [...pure, 'electron'],
    node: false,
  },
  {
    name: 'desktop/replica',
    path: 'desktop/replica/',
    layers: ['shared', 'desktop/ipc'],
    packages: [...pure, 'libsql'],
    node: true,
  },
  {
    name: 'desktop/main',
    path: 'desktop/main/',
    layers: ['shared', 'desktop/words', 'desktop/ipc'],
    packages: [...pure, 'electron'],
    node: true,
  },
  {
    name: 'desktop/runtime',
    path: 'desktop/runtime/',
    layers: [],
    packages: ['zod', 'tar'],
    node: true,
  },
  {
    name: 'desktop build',
    path: 'desktop/electron.vite.config.ts',
    layers: [],
    packages: 'all',
    node: true,
  },
  {
    name: 'tests',
    path: 'tests/',
    layers: [
      'shared',
      'server',
      'server/config',
      'server/graphiql/page',
      ...serverFloors.map((floor) => `server/${floor}`),
      'desktop/words',
      'desktop/ipc',
      'desktop/main',
      'desktop/preload',
      'desktop/renderer',
      'desktop/replica',
      'desktop/runtime',
    ],
    packages: [...namedOnly],
    node: true,
  },
];
