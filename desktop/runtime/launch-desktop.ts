import { type ChildProcess, spawn } from 'node:child_process';
import type { Environment } from './cache-folder.ts';
import { checkDisplay, checkSandbox, missingLibraries, runsAsRoot } from './display.ts';
import { type FoundElectron, type Log, findElectron } from './find-electron.ts';

/** What to start: the built app's folder, its environment and its own arguments. */
export type LaunchOptions = {
  appDir: string;
  env: Environment;
  args?: readonly string[];
  log: Log;
  find?: (options: { env: Environment; log: Log }) => Promise<FoundElectron>;
};

/** The running app, or one line that says why it cannot run here and what mends it. */
export type LaunchedDesktop = { ok: true; process: ChildProcess } | { ok: false; message: string };

/** The arguments Electron takes before the app's own; root needs to give up the sandbox, nobody else does. */
export const electronArguments = (
  appDir: string,
  args: readonly string[] = [],
  asRoot = runsAsRoot(),
): string[] => [...(asRoot ? ['--no-sandbox'] : []), appDir, ...args];

/** Starts the desktop app in Electron, once everything it needs from the system is there. */
export async function launchDesktop({
  appDir,
  env,
  args,
  log,
  find = findElectron,
}: LaunchOptions): Promise<LaunchedDesktop> {
  // The display first: without one there is no use in fetching a hundred megabytes.
  const noDisplay = await checkDisplay(env);
  if (noDisplay !== undefined) return { ok: false, message: noDisplay };
  const electron = await find({ env, log });
  if (!electron.ok) return electron;
  const problem = missingLibraries(electron.path) ?? checkSandbox();
  if (problem !== undefined) return { ok: false, message: problem };
  const child = spawn(electron.path, electronArguments(appDir, args), { env, stdio: 'inherit' });
  return await new Promise((resolve) => {
    child.once('spawn', () => resolve({ ok: true, process: child }));
    child.once('error', (error) =>
      resolve({ ok: false, message: `Electron did not start: ${error.message}` }),
    );
  });
}
