import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { startElectronApp } from './electron-app.ts';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';

/** The window of a running app, and short ways to do what an editor does in it. */
export interface DeskWindow {
  readonly page: Page;
  readonly close: () => Promise<void>;
  /** Chooses an entry of the app's native menu, by its id. */
  readonly menu: (id: string) => Promise<void>;
  /** Waits until the words about the connection and what waits match. */
  readonly waitForSync: (text: RegExp) => Promise<void>;
  /** Opens a section by its name in the navigation. */
  readonly go: (section: string) => Promise<void>;
  readonly openArticle: (headline: string) => Promise<void>;
  /** The form of the open statement. */
  readonly statement: () => Locator;
  /** Keeps a picture of the window, in light and dark where asked for. */
  readonly shot: (name: string, schemes?: readonly ('light' | 'dark')[]) => Promise<void>;
}

/** What a window is opened with. */
export interface DeskWindowOptions {
  /** The folder of the app's profile. */
  readonly profile: string;
  /** The server's address. */
  readonly server: string;
  readonly tokenFile: string;
  /** The folder below `tests/artefacts` that pictures go to. */
  readonly pictures: string;
}

/** Starts the app and waits for its window. */
export async function openDeskWindow(options: DeskWindowOptions): Promise<DeskWindow> {
  const pictures = join(repositoryRoot, 'tests/artefacts', options.pictures);
  await mkdir(pictures, { recursive: true });
  const app = await startElectronApp({
    userData: options.profile,
    env: { VERBATIM_SERVER: options.server, VERBATIM_TOKEN_FILE: options.tokenFile },
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(15_000);
  const go = async (section: string): Promise<void> => {
    const navigation = page.getByRole('navigation', { name: 'Desk' });
    await navigation.getByRole('button', { name: section }).click();
  };
  return {
    page,
    close: () => app.close(),
    menu: async (id) => {
      await app.evaluate(({ Menu }, wanted) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
        if (!item) throw new Error(`The menu has no ${wanted}.`);
        Reflect.apply(item.click, item, []);
      }, id);
    },
    waitForSync: async (text) => {
      await page.getByRole('status', { name: 'Sync' }).filter({ hasText: text }).waitFor();
    },
    go,
    openArticle: async (headline) => {
      await go('Articles');
      await page.getByRole('row').filter({ hasText: headline }).click();
      await page.getByRole('heading', { name: headline }).waitFor();
    },
    statement: () => page.getByRole('form', { name: 'Statement' }),
    shot: async (name, schemes = []) => {
      if (schemes.length === 0) await page.screenshot({ path: join(pictures, `${name}.png`) });
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
      }
    },
  };
}
