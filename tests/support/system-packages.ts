import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Environment } from '#desktop/runtime/cache-folder.ts';
import {
  debianNames,
  debianPackageOf,
  installCommand,
  readOsRelease,
  usesApt,
} from '#desktop/runtime/debian-packages.ts';
import { missingSharedLibraries, runsAsRoot } from '#desktop/runtime/display.ts';

/** What the tests need besides Electron's libraries: a display, a Chromium for GraphiQL, fonts for screenshots. */
const programs = [
  { packageName: 'xvfb', names: ['Xvfb'] },
  { packageName: 'chromium', names: ['chromium', 'chromium-browser', 'google-chrome'] },
] as const;

// Opened while running, so the executable's own list of libraries does not name it.
const openedLater = [{ packageName: 'libxss1', library: 'libXss.so.1' }] as const;

const fontPackage = 'fonts-noto-core';

const electronPackages = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2'] as const;

/** Everything that the tests may install, by its Debian 12 name. */
export const wantedPackages = [
  'xvfb',
  ...electronPackages,
  'libxss1',
  fontPackage,
  'chromium',
] as const satisfies readonly string[];

/** Looks at the system; tests pass their own. */
export type SystemProbe = {
  hasProgram: (name: string) => boolean;
  hasLibrary: (fileName: string) => boolean;
  hasNotoFont: () => boolean;
  missingFor: (executable: string) => string[];
};

/** Looks at the real system: the search path, the linker's cache and fontconfig. */
export function systemProbe(env: Environment): SystemProbe {
  const output = (command: string, args: string[]): string => {
    // ldconfig lives where an ordinary user's path does not look.
    const path = [env['PATH'] ?? '', '/usr/sbin', '/sbin'].join(delimiter);
    return spawnSync(command, args, { encoding: 'utf8', env: { ...env, PATH: path } }).stdout ?? '';
  };
  return {
    hasProgram: (name) => findProgram(env, name) !== undefined,
    hasLibrary: (fileName) => output('ldconfig', ['-p']).includes(`\t${fileName} `),
    hasNotoFont: () => output('fc-list', [':family=Noto Sans Arabic']).trim() !== '',
    missingFor: missingSharedLibraries,
  };
}

/** The full path of a program on the search path, or undefined. */
export function findProgram(env: Environment, name: string): string | undefined {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The Debian packages whose programs, libraries or fonts the system lacks. Without Electron its libraries are not looked at. */
export function missingPackages(probe: SystemProbe, electronPath: string | undefined): string[] {
  const missing = new Set<string>();
  for (const { packageName, names } of programs)
    if (!names.some(probe.hasProgram)) missing.add(packageName);
  for (const { packageName, library } of openedLater)
    if (!probe.hasLibrary(library)) missing.add(packageName);
  if (!probe.hasNotoFont()) missing.add(fontPackage);
  if (electronPath !== undefined)
    for (const library of probe.missingFor(electronPath)) missing.add(debianPackageOf(library));
  return wantedPackages.filter((name) => missing.has(name));
}

/** What preparing the system needs to know; all but `env` and `log` default to the real thing. */
export type PrepareOptions = {
  env: Environment;
  log: (line: string) => void;
  electronPath: string | undefined;
  probe?: SystemProbe;
  asRoot?: boolean;
  osRelease?: string;
  install?: (packages: readonly string[]) => string | undefined;
};

/**
 * Installs what the tests need from the system where it may (Debian or Ubuntu, as root), and
 * otherwise returns one line that names what is missing and the command to run.
 */
export function prepareSystem(options: PrepareOptions): string | undefined {
  const { env, log, electronPath } = options;
  if (process.platform !== 'linux') return undefined;
  const probe = options.probe ?? systemProbe(env);
  const asRoot = options.asRoot ?? runsAsRoot();
  const osRelease = options.osRelease ?? readOsRelease();
  const packages = debianNames(missingPackages(probe, electronPath), osRelease);
  if (packages.length === 0) return undefined;

  if (!usesApt(osRelease)) {
    return `The tests need what Debian calls ${packages.join(' ')}: install your system's packages for them.`;
  }
  const command = installCommand(packages, asRoot);
  if (!asRoot) return `The tests need ${packages.join(', ')}. Run: ${command}`;
  log(`Installing what the tests need from the system: ${packages.join(' ')}`);
  const failure = (options.install ?? aptInstall(env))(packages);
  if (failure !== undefined)
    return `${packages.join(', ')} could not be installed (${failure}). Run: ${command}`;
  const still = debianNames(missingPackages(probe, electronPath), osRelease);
  return still.length === 0
    ? undefined
    : `${still.join(', ')} is installed, but what it should bring is still not found.`;
}

function aptInstall(env: Environment): (packages: readonly string[]) => string | undefined {
  return (packages) => {
    // Nobody is there to answer a package's question.
    const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
      const { status, stderr, error } = spawnSync('apt-get', args, {
        env: quiet,
        encoding: 'utf8',
        timeout: 900_000,
      });
      if (error) return error.message;
      if (status !== 0) return stderr.trim().split('\n').at(-1) ?? `apt-get ${args[0]} failed`;
    }
    return undefined;
  };
}
