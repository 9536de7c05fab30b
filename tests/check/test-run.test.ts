import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import {
  missingPackages,
  prepareSystem,
  type SystemProbe,
} from '#tests/support/system-packages.ts';
import { needsSystem } from '#tests/support/test-needs.ts';

const head = "import { expect, test } from 'vitest';\n";
const good = "test('adds', () => { expect(1 + 1).toBe(2); });\n";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-runner-'));
  await mkdir(join(folder, 'tests', 'shared'), { recursive: true });
  await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'));
  const config = { root: folder, test: { allowOnly: false, include: ['tests/**/*.test.ts'] } };
  await writeFile(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)}`);
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs the real `npm test` on a folder with one test file; the last line and the exit code. */
async function runOn(
  source: string,
): Promise<{ last: string; status: number | null; output: string }> {
  await writeFile(join(folder, 'tests', 'shared', 'made.test.ts'), head + source);
  const config = join(folder, 'vitest.config.mjs');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tests/support/run.ts', '--config', config, 'tests/shared'],
    { cwd: repositoryRoot, encoding: 'utf8', env: { ...process.env, VITEST: undefined } },
  );
  return { last: stdout.trim().split('\n').at(-1) ?? '', status, output: stdout + stderr };
}

test('a run that passes ends in its closing line and 0', async () => {
  expect(await runOn(good)).toMatchObject({ last: '1 passed, 0 failed', status: 0 });
});

test('a failed test fails the run', async () => {
  const run = await runOn(`${good}test('fails', () => { expect(1).toBe(2); });`);
  expect(run).toMatchObject({ last: '1 passed, 1 failed', status: 1 });
});

test('a skipped test fails the run and is named', async () => {
  const run = await runOn(`${good}test.skip('left out', () => { expect(1).toBe(1); });`);
  expect(run).toMatchObject({ last: '1 passed, 1 failed', status: 1 });
  expect(run.output).toMatch(/^skipped: .*made\.test\.ts > left out$/m);
});

test('a focused test fails the run', async () => {
  const run = await runOn(`${good}test.only('alone', () => { expect(1).toBe(1); });`);
  expect(run.status).toBe(1);
  expect(run.last).toMatch(/^\d+ passed, [1-9]\d* failed$/);
});

test('a file that cannot be loaded fails the run', async () => {
  const run = await runOn("import './missing.ts';\n");
  expect(run).toMatchObject({ last: '0 passed, 1 failed', status: 1 });
});

test('only tests that may open a window make the system ready for it', () => {
  expect(needsSystem({ filters: ['tests/shared'], projects: [] })).toBe(false);
  expect(needsSystem({ filters: ['tests/shared/text', 'tests/contract'], projects: [] })).toBe(
    false,
  );
  expect(needsSystem({ filters: ['tests/shared', 'tests/e2e'], projects: [] })).toBe(true);
  expect(needsSystem({ filters: [], projects: ['shared'] })).toBe(false);
  expect(needsSystem({ filters: [], projects: [] })).toBe(true);
});

const bare: SystemProbe = {
  hasProgram: () => false,
  hasLibrary: () => false,
  hasNotoFont: () => false,
  missingFor: () => ['libgtk-3.so.0', 'libnss3.so', 'libgbm.so.1', 'libasound.so.2'],
};
const full: SystemProbe = {
  hasProgram: () => true,
  hasLibrary: () => true,
  hasNotoFont: () => true,
  missingFor: () => [],
};
const debian = 'ID=debian\nVERSION_ID="12"\n';

test('a bare system lacks every package, a full one none', () => {
  expect(missingPackages(bare, '/electron')).toEqual([
    'xvfb',
    'libgtk-3-0',
    'libnss3',
    'libgbm1',
    'libasound2',
    'libxss1',
    'fonts-noto-core',
    'chromium',
  ]);
  expect(missingPackages(full, '/electron')).toEqual([]);
});

test('root on Debian gets what is missing installed, anyone else gets the command in one line', () => {
  const options = { env: {}, log: () => undefined, electronPath: '/electron', osRelease: debian };
  const installed: string[] = [];
  let probe = bare;
  const asRoot = prepareSystem({
    ...options,
    asRoot: true,
    probe: {
      hasProgram: (name) => probe.hasProgram(name),
      hasLibrary: (name) => probe.hasLibrary(name),
      hasNotoFont: () => probe.hasNotoFont(),
      missingFor: (path) => probe.missingFor(path),
    },
    install: (packages) => {
      installed.push(...packages);
      probe = full;
      return undefined;
    },
  });
  expect(asRoot).toBeUndefined();
  expect(installed).toContain('xvfb');
  expect(prepareSystem({ ...options, asRoot: false, probe: bare })).toMatch(
    /^The tests need xvfb, .*Run: sudo apt-get update && sudo apt-get install -y xvfb [^\n]*$/,
  );
  expect(
    prepareSystem({ ...options, asRoot: true, probe: bare, install: () => 'no network' }),
  ).toMatch(/could not be installed \(no network\)\. Run: apt-get update/);
});
