import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import type { Environment } from './cache-folder.ts';
import {
  debianNames,
  debianPackageOf,
  installCommand,
  readOsRelease,
  usesApt,
} from './debian-packages.ts';

/** Whether the process is run by root. */
export const runsAsRoot = (): boolean => process.getuid?.() === 0;

/** One line that says why no window can be opened and the command that mends it; undefined if all is well. */
export async function checkDisplay(
  env: Environment,
  platform: NodeJS.Platform = process.platform,
): Promise<string | undefined> {
  if (platform !== 'linux' || env['WAYLAND_DISPLAY']) return undefined;
  const display = env['DISPLAY'];
  if (!display) return `There is no display (DISPLAY is not set). ${displayRemedy()}`;
  if (await answers(display)) return undefined;
  return `The display ${display} does not answer. ${displayRemedy()}`;
}

function displayRemedy(): string {
  const install = installCommand(['xvfb'], runsAsRoot());
  return `Run it in a graphical session, or on a virtual display: ${install} && xvfb-run -a npm run desktop`;
}

// Only a local display is tried; one on another machine (host:0) is left for Electron to reach.
async function answers(display: string): Promise<boolean> {
  const number = /^:(\d+)(\.\d+)?$/.exec(display)?.[1];
  if (number === undefined) return true;
  return await new Promise((resolve) => {
    const socket = connect(`/tmp/.X11-unix/X${number}`);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** The shared libraries that the executable needs and the system does not have, by file name. */
export function missingSharedLibraries(executable: string): string[] {
  if (process.platform !== 'linux') return [];
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line.includes('not found'));
  return lines
    .map((line) => line.trim().split(' ')[0] ?? '')
    .filter((name) => name.startsWith('lib'));
}

/** One line naming the libraries that Electron lacks and the command that installs them; undefined if none. */
export function missingLibraries(
  electronPath: string,
  osRelease = readOsRelease(),
): string | undefined {
  const libraries = missingSharedLibraries(electronPath);
  if (libraries.length === 0) return undefined;
  const packages = debianNames([...new Set(libraries.map(debianPackageOf))].sort(), osRelease);
  const remedy = usesApt(osRelease)
    ? `Run: ${installCommand(packages, runsAsRoot())}`
    : `Install what your system calls these Debian packages: ${packages.join(' ')}`;
  return `Electron lacks system libraries (${libraries.join(', ')}). ${remedy}`;
}

/**
 * One line saying that the kernel forbids the sandbox Electron's windows live in; undefined if it works.
 *
 * Root runs without one. Anyone else needs user namespaces or the set-uid helper, which a cache cannot hold.
 */
export function checkSandbox(asRoot = runsAsRoot()): string | undefined {
  if (process.platform !== 'linux' || asRoot || !existsSync('/usr/bin/unshare')) return undefined;
  if (spawnSync('/usr/bin/unshare', ['--user', '--map-root-user', 'true']).status === 0)
    return undefined;
  return (
    'Electron cannot make its sandbox, because this system forbids user namespaces to ordinary users. ' +
    'Run: sudo sysctl -w kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0'
  );
}
