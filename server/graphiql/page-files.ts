import { createHash } from 'node:crypto';
import { access, constants, mkdir, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path under which the built page finds its scripts and styles. */
export const graphiqlBase = '/graphiql/';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pageSources = fileURLToPath(new URL('page', import.meta.url));

/**
 * The folder that the built GraphiQL page is or will be in. Its name is a digest of the page's sources and the
 * installed versions, so a page built from anything else is never served. Lies with the installed packages, or
 * in the data directory where those may not be written to.
 */
export async function pageFolder(dataDir: string): Promise<string> {
  const digest = createHash('sha256');
  const entries = await readdir(pageSources, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
    digest.update(relative(pageSources, path)).update(await readFile(path));
  }
  digest.update(await readFile(join(root, 'package-lock.json')));
  return join(await cacheFolder(dataDir), digest.digest('hex').slice(0, 16));
}

async function cacheFolder(dataDir: string): Promise<string> {
  const shared = join(root, 'node_modules', '.cache', 'verbatim-graphiql');
  try {
    await mkdir(shared, { recursive: true });
    await access(shared, constants.W_OK);
    return shared;
  } catch {
    const own = join(dataDir, 'cache', 'graphiql');
    await mkdir(own, { recursive: true });
    return own;
  }
}
