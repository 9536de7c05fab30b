import { basename, join } from 'node:path';
import { build } from 'vite';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';

/** Bundles a script as the app's own are, without what transforms it at its start; answers the file to run. */
export async function bundle(script: string): Promise<string> {
  const folder = join(repositoryRoot, 'desktop/out/tests');
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: script,
      outDir: folder,
      target: 'node18',
      minify: false,
      emptyOutDir: false,
      rolldownOptions: {
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'parts/[name]-[hash].mjs' },
      },
    },
    ssr: { noExternal: ['zod', 'uuid', '@orama/stemmers'], external: ['libsql'] },
  });
  return join(folder, `${basename(script, '.ts')}.mjs`);
}
