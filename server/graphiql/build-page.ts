import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { graphiqlBase } from './page-files.ts';

// Started by serve-page.ts as a program of its own: the bundler keeps a core busy for some seconds, and a server that
// was asked for something else meanwhile must answer.
const [, , target] = process.argv;
if (target === undefined) throw new Error('The folder to build GraphiQL into is missing.');

const beside = await mkdtemp(join(dirname(target), 'building-'));
await build({
  configFile: false,
  root: fileURLToPath(new URL('page', import.meta.url)),
  base: graphiqlBase,
  logLevel: 'error',
  oxc: { jsx: { runtime: 'automatic' } },
  build: { outDir: beside, target: 'es2022', modulePreload: false, reportCompressedSize: false },
});
try {
  // In one step, so that nobody ever sees half a page.
  await rename(beside, target);
} catch {
  // Another server built the same page first.
  await rm(beside, { recursive: true });
}
