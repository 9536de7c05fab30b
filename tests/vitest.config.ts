import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { findPostgres15, postgres15Project } from './support/find-postgres-15.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const serverSetup = fileURLToPath(new URL('support/server-global-setup.ts', import.meta.url));

const files = (...folders: string[]): string[] =>
  folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`);

const onServer = {
  testTimeout: 20_000,
  hookTimeout: 60_000,
  globalSetup: [serverSetup],
};

/** The test projects: what each runs, and how much of the machine it may take. */
export default defineConfig({
  root,
  resolve: {
    // Vite would take the package's ESM build and Node, for the packages that use it, its CommonJS one:
    // two copies of graphql refuse each other's types.
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
  },
  test: {
    // A focused test would silently leave the others out; the runner also fails on a skipped one.
    allowOnly: false,
    projects: [
      { extends: true, root, test: { name: 'shared', include: files('shared', 'golden') } },
      {
        extends: true,
        root,
        test: {
          name: 'server',
          include: files('server', 'contract'),
          ...onServer,
        },
      },
      // The same again on the oldest PostgreSQL that DATABASE_URL may name. Left out is what starts servers and the
      // embedded PostgreSQL by itself.
      ...(findPostgres15() === undefined
        ? []
        : [
            {
              extends: true as const,
              root,
              test: {
                name: postgres15Project,
                include: files(
                  'server/accounts',
                  'server/database',
                  'server/graphql',
                  'server/http',
                  'server/records',
                  'server/sample-desk',
                  'contract',
                ),
                ...onServer,
              },
            },
          ]),
      {
        extends: true,
        root,
        test: {
          name: 'desktop',
          include: files('desktop', 'replica', 'sync'),
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        root,
        test: {
          name: 'check',
          include: files('check'),
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A check keeps every core busy by itself, so its tests wait for the quick ones.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        root,
        test: {
          name: 'e2e',
          include: files('e2e'),
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // One app on the screen at a time: focus and the clipboard belong to the whole display.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
