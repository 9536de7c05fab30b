import { copyFile, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { runCommand } from '#tests/check/run-tool.ts';

/** A copy of the repository's files that a test may spoil. */
export type RepositoryCopy = { root: string; remove: () => Promise<void> };

/** Copies what git tracks or would track (so neither builds nor data), and shares the installed packages. */
export async function copyRepository(): Promise<RepositoryCopy> {
  const listing = await runCommand(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    repositoryRoot,
  );
  if (listing.code !== 0) throw new Error(`git could not list the files: ${listing.stderr}`);
  const root = await mkdtemp(join(tmpdir(), 'verbatim-copy-'));
  for (const name of listing.stdout.split('\0').filter((entry) => entry !== '')) {
    const source = join(repositoryRoot, name);
    // A tracked file may be deleted in the checkout.
    const found = await stat(source).catch(() => undefined);
    if (!found?.isFile()) continue;
    await mkdir(dirname(join(root, name)), { recursive: true });
    await copyFile(source, join(root, name));
  }
  await symlink(join(repositoryRoot, 'node_modules'), join(root, 'node_modules'));
  return { root, remove: async () => await rm(root, { recursive: true, force: true }) };
}
