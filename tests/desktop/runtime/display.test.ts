import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { debianNames } from '#desktop/runtime/debian-packages.ts';
import { checkDisplay, missingLibraries } from '#desktop/runtime/display.ts';
import { findElectron } from '#desktop/runtime/find-electron.ts';

const debian12 = 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n';
const debian13 = 'ID=debian\nVERSION_ID="13"\nVERSION_CODENAME=trixie\n';
const ubuntu24 = 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\n';
const ubuntu22 = 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\nVERSION_CODENAME=jammy\n';

test('without a display one line says so and how to get one', async () => {
  const line = await checkDisplay({}, 'linux');
  expect(line).toMatch(
    /^There is no display .*apt-get install -y xvfb && xvfb-run -a npm run desktop$/,
  );
});

test('a display that does not answer is told apart from none', async () => {
  expect(await checkDisplay({ DISPLAY: ':64999' }, 'linux')).toMatch(
    /^The display :64999 does not answer/,
  );
});

test('the display of this test run answers, and other systems need none', async () => {
  expect(await checkDisplay({ DISPLAY: process.env['DISPLAY'] }, 'linux')).toBeUndefined();
  expect(await checkDisplay({}, 'darwin')).toBeUndefined();
});

test('npm run desktop without a display ends with that one line', () => {
  const { DISPLAY, WAYLAND_DISPLAY, ...env } = process.env;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join('desktop', 'runtime', 'launch.ts')],
    { cwd: repositoryRoot, env, encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^There is no display/)]);
});

test('an executable without one of its libraries is named with the command that mends it', async () => {
  const electron = await findElectron({ env: process.env, log: () => undefined });
  if (!electron.ok) throw new Error(electron.message);
  expect(missingLibraries(electron.path)).toBeUndefined();
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-libraries-'));
  // Away from its folder it no longer finds the libffmpeg that lies beside it.
  await copyFile(electron.path, join(folder, 'electron'));
  const line = missingLibraries(join(folder, 'electron'), debian12);
  expect(line).toMatch(
    /^Electron lacks system libraries \(libffmpeg\.so\)\. Run: .*apt-get install -y /,
  );
  await rm(folder, { recursive: true });
});

test('packages have the names of the release they are installed on', () => {
  const wanted = ['libgtk-3-0', 'libasound2', 'libnss3'];
  expect(debianNames(wanted, debian12)).toEqual(wanted);
  expect(debianNames(wanted, ubuntu22)).toEqual(wanted);
  const renamed = ['libgtk-3-0t64', 'libasound2t64', 'libnss3'];
  expect(debianNames(wanted, debian13)).toEqual(renamed);
  expect(debianNames(wanted, ubuntu24)).toEqual(renamed);
});
