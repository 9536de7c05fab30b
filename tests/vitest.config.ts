import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const serverSetup = fileURLToPath(new URL('support/server-global-setup.ts', import.meta.url));

const files = (...folders: string[]): string[] =>
  folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`);

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
      { extends: true, root, test: { name: 'shared', include: files('shared') } },
      {
        extends: true,
        root,
        test: {
          name: 'server',
          include: files('server', 'contract'),
          testTimeout: 20_000,
          hookTimeout: 60_000,
          globalSetup: [serverSetup],
        },
      },
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
