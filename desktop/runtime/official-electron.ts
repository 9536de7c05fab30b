import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Environment } from './cache-folder.ts';

const packageSchema = z.object({ version: z.string() });

/** The npm package of Electron as it is installed: its folder, its version and, once downloaded, its binary. */
export type OfficialElectron = { folder: string; version: string; binary: string | undefined };

/** Looks at the installed npm package `electron`; undefined where it is not installed. */
export function officialElectron(): OfficialElectron | undefined {
  const manifest = manifestPath();
  if (manifest === undefined) return undefined;
  const folder = dirname(manifest);
  const { version } = packageSchema.parse(JSON.parse(readFileSync(manifest, 'utf8')));
  return { folder, version, binary: downloadedBinary(folder) };
}

function manifestPath(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('electron/package.json');
  } catch {
    return undefined;
  }
}

// The package writes path.txt when the last file is unpacked, so a killed download leaves none.
function downloadedBinary(folder: string): string | undefined {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** Whether the place that Electron is downloaded from answers at all, within the given milliseconds. */
export async function releaseHostAnswers(env: Environment, timeout = 4000): Promise<boolean> {
  const host =
    env['ELECTRON_MIRROR'] ??
    env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/';
  // Behind a proxy only Electron's own downloader knows the way, so it is left to try.
  if (env['ELECTRON_GET_USE_PROXY']) return true;
  try {
    await fetch(host, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(timeout) });
    return true;
  } catch {
    return false;
  }
}

/** Runs the package's own installer, which checks the download against its checksums. The reason, if it fails. */
export async function downloadOfficial(
  electron: OfficialElectron,
  env: Environment,
): Promise<string | undefined> {
  // An installer that no longer gets bytes never ends by itself.
  const limit = AbortSignal.timeout(15 * 60_000);
  const child = spawn(process.execPath, [join(electron.folder, 'install.js')], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    signal: limit,
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | undefined>((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('close', (status) => resolve(status ?? undefined));
  });
  if (code === 0) return undefined;
  return limit.aborted
    ? 'the download took more than 15 minutes'
    : (complaint.split('\n')[0] ?? 'unknown reason');
}
