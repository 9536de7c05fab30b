import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { startElectronApp } from './electron-app.ts';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';

/** The app as somebody starts it by hand: no server was told to it. */
export interface DeskApp {
  readonly app: ElectronApplication;
  /** Its first window. */
  readonly page: Page;
  readonly close: () => Promise<void>;
  /** Keeps a picture of the window, in light and dark. */
  readonly shot: (name: string) => Promise<void>;
}

/** What the app is started with. */
export interface DeskAppOptions {
  /** The folder of the app's profile. */
  readonly profile: string;
  /** The folder below `tests/artefacts` that pictures go to. */
  readonly pictures: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the app and waits for its window. */
export async function startDeskApp({ profile, pictures, env }: DeskAppOptions): Promise<DeskApp> {
  const folder = join(repositoryRoot, 'tests/artefacts', pictures);
  await mkdir(folder, { recursive: true });
  const app = await startElectronApp({ userData: profile, ...(env === undefined ? {} : { env }) });
  const page = await app.firstWindow();
  page.setDefaultTimeout(15_000);
  return {
    app,
    page,
    close: () => app.close(),
    shot: async (name) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
      }
    },
  };
}
