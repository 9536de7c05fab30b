import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where PostGraphile's server is, and the Node that runs it. */
export interface InstalledPostgraphile {
  readonly node: string;
  readonly script: string;
}

const folder = fileURLToPath(new URL('postgraphile/', import.meta.url));
const oldestMajor = 22;

/**
 * Installs PostGraphile from its own lock file into its own folder, once. It is no dependency of Verbatim: whoever does
 * not measure never downloads it, and it needs a later Node than we do, which comes with it on Linux.
 */
export async function installPostgraphile(): Promise<InstalledPostgraphile> {
  if (!(await exists(`${folder}node_modules/postgraphile`))) await install();
  const script = `${folder}server.mjs`;
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) {
    return { node: process.execPath, script };
  }
  const node = `${folder}node_modules/node-${process.platform}-${process.arch}/bin/node`;
  if (await exists(node)) return { node, script };
  throw new Error(`PostGraphile needs Node ${oldestMajor}: run the bench with that.`);
}

async function install(): Promise<void> {
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code]: unknown[] = await once(npm, 'exit');
  if (code !== 0) throw new Error('PostGraphile could not be installed: see what npm says above.');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
