import { join } from 'node:path';
import { type ElectronApplication, _electron } from 'playwright-core';
import { builtApp, repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { findElectron } from '#desktop/runtime/find-electron.ts';
import { electronArguments } from '#desktop/runtime/launch-desktop.ts';

/** What to start: by default the built desktop app; `userData` keeps runs apart. */
export type ElectronAppOptions = {
  userData: string;
  appDir?: string;
  env?: Readonly<Record<string, string>>;
  args?: readonly string[];
};

/** Starts the real app in the real Electron, driven by Playwright. The caller closes it. */
export async function startElectronApp(options: ElectronAppOptions): Promise<ElectronApplication> {
  const electron = await findElectron({ env: process.env, log: () => undefined });
  if (!electron.ok) throw new Error(electron.message);
  const appDir = options.appDir ?? join(repositoryRoot, builtApp);
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return await _electron.launch({
    executablePath: electron.path,
    args: electronArguments(appDir, [
      `--user-data-dir=${options.userData}`,
      ...(options.args ?? []),
    ]),
    env: { ...Object.fromEntries(inherited), ...options.env },
    timeout: 60_000,
  });
}
