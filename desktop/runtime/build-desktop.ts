import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from './cache-folder.ts';
import type { Log } from './find-electron.ts';

/** The repository's folder. */
export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The built desktop app, relative to the repository: the folder that Electron is given. */
export const builtApp = join('desktop', 'out');

const sources = ['desktop', 'shared', 'package.json', 'package-lock.json'];

/** Builds the desktop app if it was never built or a source is newer. One line of what went wrong, if anything did. */
export async function ensureDesktopBuilt(
  env: Environment,
  log: Log,
  root = repositoryRoot,
): Promise<string | undefined> {
  // The manifest is written last but for the renderer's page, so together they mark a whole build.
  const results = ['package.json', join('renderer', 'index.html')].map((name) =>
    join(root, builtApp, name),
  );
  const built = Math.min(...(await Promise.all(results.map(modified))));
  const changed = await Promise.all(sources.map((source) => newest(join(root, source))));
  if (built > Math.max(...changed)) return undefined;
  log('Building the desktop app.');
  return await build(env, root);
}

async function modified(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.mtimeMs ?? 0;
}

async function newest(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const entries = await readdir(path, { withFileTypes: true });
  const inner = entries
    .filter(
      (entry) =>
        !['out', 'node_modules'].includes(entry.name) && !entry.name.endsWith('.tsbuildinfo'),
    )
    .map((entry) => newest(join(path, entry.name)));
  return Math.max(0, ...(await Promise.all(inner)));
}

async function build(env: Environment, root: string): Promise<string | undefined> {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
    'bin',
    'electron-vite.js',
  );
  const child = spawn(
    process.execPath,
    [cli, 'build', '--config', join('desktop', 'electron.vite.config.ts')],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(null);
    });
    child.once('close', resolve);
  });
  return code === 0 ? undefined : `The desktop app could not be built:\n${output.trim()}`;
}
