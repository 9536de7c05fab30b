import {
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { chooseOtherUser } from '#server/database/embedded/other-user.ts';
import type { EmbeddedConnection } from '#server/database/embedded/embedded-postgres.ts';
import { findBinaries } from '#server/database/embedded/find-binaries.ts';
import { startEmbeddedPostgres } from '#server/database/embedded/start-embedded-postgres.ts';

const cleanUps: Array<() => Promise<unknown>> = [];
const quiet = { info: () => {}, warn: () => {} };

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function temporaryFolder(parent = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, 'verbatim-user-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function installed() {
  const found = await findBinaries();
  if (!found.ok) throw new Error(found.message);
  return found;
}

async function answer(connection: EmbeddedConnection): Promise<unknown> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query({ text: "select 'word'", rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

async function userOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^Uid:\s+(\d+)/mu.exec(status)?.[1]);
}

// Which of the two is run is no choice of ours: it depends on who runs the tests. The product's are run as both.
if (process.getuid?.() === 0) {
  describe('run by root', { timeout: 60_000 }, () => {
    test('PostgreSQL runs in a user namespace, with programs and data that only root can reach', async () => {
      const home = await temporaryFolder(homedir());
      const { movableFolder = '' } = await installed();
      await cp(movableFolder, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
      const postgres = await startEmbeddedPostgres({
        dataDir: join(home, 'data'),
        log: quiet,
        binFolder: join(home, 'native', 'bin'),
      });
      if (!postgres.ok) throw new Error(postgres.message);
      cleanUps.push(() => postgres.stop());
      expect(await answer(postgres.connection)).toBe('word');
      const map = await readFile(`/proc/${postgres.pid}/uid_map`, 'utf8');
      const [, inside] = /^\s*(\d+)\s+0\s+1\s*$/u.exec(map) ?? [];
      // On a machine without users of its own, initdb would refuse an id that nobody has.
      expect(await readFile('/etc/passwd', 'utf8')).toMatch(
        new RegExp(`^[^:]+:[^:]*:${inside}:`, 'mu'),
      );
      expect(inside).not.toBe('0');
      expect((await stat(join(home, 'data', 'postgres'))).uid).toBe(0);
    });

    test('where namespaces are forbidden, an existing user runs it from a refuge, and the log says so', async () => {
      const home = await temporaryFolder(homedir());
      const refuge = join(await temporaryFolder('/var/tmp'), 'refuge');
      // The refuge's own parent must let others through, as /var/lib does.
      await chmod(dirname(refuge), 0o755);
      const warnings: string[] = [];
      const options = {
        dataDir: join(home, 'data'),
        log: { info: () => {}, warn: (message: string) => warnings.push(message) },
        unshare: '/bin/false',
        refuge,
      };
      const first = await startEmbeddedPostgres(options);
      if (!first.ok) throw new Error(first.message);
      cleanUps.push(() => first.stop());
      expect(await answer(first.connection)).toBe('word');
      expect(await userOf(first.pid)).not.toBe(0);
      const cluster = await realpath(join(home, 'data', 'postgres'));
      expect(cluster.startsWith(refuge)).toBe(true);
      expect((await stat(cluster)).mode & 0o777).toBe(0o700);
      expect(warnings).toEqual([expect.stringContaining(`its data is in ${cluster}`)]);
      await first.stop();

      // Namespaces allowed again: the data still belongs to that user, so that user runs it.
      const second = await startEmbeddedPostgres({ ...options, unshare: 'unshare' });
      if (!second.ok) throw new Error(second.message);
      cleanUps.push(() => second.stop());
      expect(await answer(second.connection)).toBe('word');
      expect(await userOf(second.pid)).toBe((await stat(cluster)).uid);
    });

    test('the programs run from a copy when the user cannot reach them', async () => {
      const home = await temporaryFolder(homedir());
      const refuge = join(await temporaryFolder('/var/tmp'), 'refuge');
      await chmod(dirname(refuge), 0o755);
      const binaries = await installed();
      const native = join(home, 'native');
      await cp(binaries.movableFolder ?? '', native, { recursive: true, verbatimSymlinks: true });
      const runner = await chooseOtherUser({
        binaries: { ...binaries, binFolder: join(native, 'bin'), movableFolder: native },
        dataDir: home,
        refuge,
      });
      if (!runner.ok) throw new Error(runner.message);
      expect(runner.binFolder).toBe(join(refuge, binaries.label, 'bin'));
      expect((await readdir(runner.binFolder)).sort()).toEqual(['initdb', 'pg_ctl', 'postgres']);
      expect((await lstat(join(home, 'postgres'))).isSymbolicLink()).toBe(true);
    });

    test('a link to a refuge that was never filled does not stop the next start', async () => {
      const home = await temporaryFolder(homedir());
      await mkdir(join(home, 'data'));
      await symlink(join(home, 'nothing'), join(home, 'data', 'postgres'));
      const refuge = join(await temporaryFolder('/var/tmp'), 'refuge');
      await chmod(dirname(refuge), 0o755);
      const postgres = await startEmbeddedPostgres({
        dataDir: join(home, 'data'),
        log: quiet,
        unshare: '/bin/false',
        refuge,
      });
      if (!postgres.ok) throw new Error(postgres.message);
      await postgres.stop();
    });

    test('root’s own data where namespaces are forbidden is refused in one line that says what to do', async () => {
      const dataDir = await temporaryFolder();
      const first = await startEmbeddedPostgres({ dataDir, log: quiet });
      if (first.ok) await first.stop();
      const refused = await startEmbeddedPostgres({ dataDir, log: quiet, unshare: '/bin/false' });
      expect(refused).toMatchObject({ ok: false, code: 'root-not-possible' });
      expect(refused.ok ? '' : refused.message).toMatch(/ordinary user.*DATABASE_URL/u);
    });
  });
} else {
  test('run by an ordinary user, PostgreSQL runs as that user', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: await temporaryFolder(), log: quiet });
    if (!postgres.ok) throw new Error(postgres.message);
    cleanUps.push(() => postgres.stop());
    expect(await answer(postgres.connection)).toBe('word');
    expect(await userOf(postgres.pid)).toBe(process.getuid?.());
  });

  test.each([
    ['that is not there, in a folder of somebody else', 'data'],
    ['that only may be read', ''],
  ])('a data directory %s is refused in one plain line', async (_name, inside) => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o500);
    const dataDir = join(folder, inside);
    const refused = await startEmbeddedPostgres({ dataDir, log: quiet });
    expect(refused).toEqual({
      ok: false,
      code: 'data-dir-unusable',
      message: `The data directory ${dataDir} cannot be used (this user may not write there): give yourself the right to write there, or name another folder in VERBATIM_DATA_DIR.`,
    });
  });
}
