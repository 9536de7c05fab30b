import type { Page } from 'playwright-core';
import { treeMemory } from './tree-memory.ts';
import { startElectronApp } from '#tests/support/electron-app.ts';

/** An app in Electron, looked at from outside. */
export interface RunningApp {
  readonly page: Page;
  /** Milliseconds from the start of the app's process until a moment of the page's clock. */
  readonly since: (moment: number) => Promise<number>;
  /** Bytes of all its processes, shared pages divided among those that share them. */
  readonly memory: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** What to start: an app's folder, its profile and its environment. */
export interface AppStart {
  readonly appDir: string;
  readonly profile: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts an app and waits for its window. */
export async function runApp({ appDir, profile, env }: AppStart): Promise<RunningApp> {
  const app = await startElectronApp({ appDir, userData: profile, env });
  const began = await app.evaluate(() => process.getCreationTime());
  const page = await app.firstWindow();
  page.setDefaultTimeout(120_000);
  return {
    page,
    since: async (moment) =>
      (await page.evaluate(() => performance.timeOrigin)) + moment - (began ?? Number.NaN),
    memory: () => treeMemory(app.process().pid ?? 0),
    close: () => app.close(),
  };
}
