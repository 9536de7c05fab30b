import { lstat, readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** How many links were made, or why they could not be. */
export type MendedSymlinks =
  | { readonly ok: true; readonly made: number }
  | { readonly ok: false; readonly reason: string };

/**
 * Makes the library links of a platform package that npm packages cannot carry.
 *
 * Its install script does the same, but npm may be set not to run install scripts.
 * The list is the package's own `native/pg-symlinks.json`: `target` is the link, `source` the file it leads to, both
 * relative to the package. Packages without links (Windows) have no list.
 *
 * @param packageFolder absolute path of the platform package
 */
export async function mendSymlinks(packageFolder: string): Promise<MendedSymlinks> {
  const text = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  let made = 0;
  for (const { source, target } of symlinkList.parse(JSON.parse(text))) {
    const path = resolve(packageFolder, target);
    // The list comes with the package, but a link outside of it would still be none of its business.
    if (!path.startsWith(packageFolder + sep) || (await present(path))) continue;
    try {
      await symlink(relative(dirname(path), resolve(packageFolder, source)), path);
      made += 1;
    } catch (error) {
      // Another process that mends at the same moment is no failure.
      if (await present(path)) continue;
      return { ok: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }
  return { ok: true, made };
}

async function present(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
