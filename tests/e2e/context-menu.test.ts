import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDeskApp, type DeskApp } from '#tests/support/desk-app.ts';

describe('the menus of the real app', () => {
  let folder: string;
  let desk: DeskApp;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-context-menu-'));
    desk = await startDeskApp({ profile: folder, pictures: 'context-menu' });
    await desk.page.getByRole('button', { name: /Look around a sample/ }).click();
    await desk.page.getByRole('navigation', { name: 'Desk' }).waitFor();
    // What pops up natively is not to be seen by a test: it is kept instead.
    await desk.app.evaluate(({ Menu }) => {
      const shown: string[][] = [];
      Object.assign(globalThis, { shown });
      Menu.prototype.popup = function popup() {
        shown.push(this.items.map(({ id, role, type }) => id ?? role ?? type));
        Object.assign(globalThis, { lastMenu: this });
      };
    });
  });

  afterAll(async () => {
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  });

  const shown = async (): Promise<unknown> =>
    await desk.app.evaluate(() => Reflect.get(globalThis, 'shown') as unknown);
  const choose = async (id: string): Promise<void> => {
    await desk.app.evaluate((_electron, chosen) => {
      const menu = Reflect.get(globalThis, 'lastMenu') as Electron.Menu;
      menu.getMenuItemById(chosen)?.click();
    }, id);
  };

  it('show the commands for a row, and do what is chosen', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Topics/ }).click();
    const row = page.getByRole('grid', { name: 'Topics' }).getByText('Libraries');
    await row.click({ button: 'right' });
    await expect
      .poll(shown)
      .toEqual([['openRecord', 'showHistory', 'separator', 'filterList', 'displayList']]);
    await choose('openRecord');
    await page.getByRole('heading', { level: 1, name: 'Libraries' }).waitFor();
  });

  it('show what can be done with text in a text field', async () => {
    const { page } = desk;
    await page.getByRole('textbox', { name: 'Description' }).click({ button: 'right' });
    await expect.poll(shown).toContainEqual(['cut', 'copy', 'paste', 'separator', 'selectall']);
  });
});
