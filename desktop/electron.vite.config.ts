import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { z } from 'zod';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Named here because electron-vite takes the targets from the installed Electron, which is newer
// than the oldest one that must run this code (Electron 25: Node 18, Chromium 114).
const nodeTarget = 'node18';
const chromeTarget = 'chrome114';

// libsql holds a native binary, so it stays in node_modules, which Node finds by walking up from
// desktop/out. Everything else is bundled.
const external = ['libsql'];

/** Writes the package.json that Electron reads: the repository's own says ESM, the bundles are CommonJS. */
function appManifest(): Plugin {
  return {
    name: 'verbatim-app-manifest',
    writeBundle() {
      const repository = z.object({ version: z.string() });
      const { version } = repository.parse(
        JSON.parse(readFileSync(here('../package.json'), 'utf8')),
      );
      const manifest = {
        name: 'verbatim',
        productName: 'Verbatim',
        version,
        type: 'commonjs',
        main: 'main/main.js',
      };
      writeFileSync(here('out/package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    },
  };
}

/** How the desktop app is bundled into `desktop/out`: main, replica, preload and renderer. */
export default defineConfig({
  main: {
    plugins: [appManifest()],
    build: {
      outDir: here('out/main'),
      target: nodeTarget,
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        external,
        input: { main: here('main/main.ts'), replica: here('replica/main.ts') },
        output: {
          format: 'cjs',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: here('out/preload'),
      target: nodeTarget,
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: { preload: here('preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: here('renderer'),
    plugins: [react()],
    build: {
      outDir: here('out/renderer'),
      emptyOutDir: true,
      target: chromeTarget,
      // Half of what the page would read before it draws anything.
      minify: true,
      sourcemap: true,
      rolldownOptions: { input: { index: here('renderer/index.html') } },
    },
  },
});
