import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Page } from 'playwright-core';
import { treeMemory } from './tree-memory.ts';
import { findElectron } from '#desktop/runtime/find-electron.ts';
import { electronArguments } from '#desktop/runtime/launch-desktop.ts';

/** An app in Electron, started as a user starts it and looked at from outside. */
export interface RunningApp {
  readonly page: Page;
  /** Milliseconds from its start until an event of its page, a moment of `performance`'s clock. */
  readonly since: (moment: number) => Promise<number>;
  /** Bytes of all its processes, shared pages divided among those that share them. */
  readonly memory: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** What to start: an app's folder, its profile and its environment. */
export interface AppStart {
  readonly appDir: string;
  readonly profile: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Starts an app and connects to its page. Not through Playwright's own way to start Electron, which holds the app back
 * until it listens and so would be a part of what is measured.
 */
export async function runApp({ appDir, profile, env }: AppStart): Promise<RunningApp> {
  const electron = await findElectron({ env, log: () => undefined });
  if (!electron.ok) throw new Error(electron.message);
  const began = Date.now();
  const child = spawn(
    electron.path,
    electronArguments(appDir, [`--user-data-dir=${profile}`, '--remote-debugging-port=0']),
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = once(child, 'exit');
  const browser = await chromium.connectOverCDP(await debuggingAddress(child));
  const page = await firstPage(() => browser.contexts().flatMap((context) => context.pages()));
  return {
    page,
    since: async (moment) => (await page.evaluate(() => performance.timeOrigin)) + moment - began,
    memory: () => treeMemory(child.pid ?? 0),
    close: async () => {
      await browser.close();
      child.kill();
      await exited;
    },
  };
}

// Electron writes it once it listens.
function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const address = /ws:\/\/\S+/.exec(text)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`The app has ended:\n${text}`)));
  });
}

async function firstPage(pages: () => readonly Page[]): Promise<Page> {
  // Ends because the app opens a window, or exits and takes the connection along.
  for (;;) {
    const page = pages().find((one) => !one.url().startsWith('devtools:'));
    if (page !== undefined) return page;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
