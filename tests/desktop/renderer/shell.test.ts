import axe from 'axe-core';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { create } from '#tests/support/edits.ts';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';

const ada = create('actor', {
  kind: 'person',
  name: 'Ada Lind',
  aliases: [{ name: 'A. Lind', language: null, kind: 'other' }],
});
const harbour = create('article', {
  headline: 'Harbour opens in Port Amsel',
  body: 'PORT AMSEL. June 3 (Meridian Wire) - The harbour opened on Monday.',
  agency: 'Meridian Wire',
});
const ferries = create('topic', { name: 'Ferries' });

describe('the shell', () => {
  let desk: RendererPage;
  beforeAll(async () => {
    desk = await openRendererPage();
    for (const edit of [ada, harbour, ferries]) await desk.save(edit);
    desk.page.setDefaultTimeout(10_000);
  });
  beforeEach(async () => {
    await desk.page.setViewportSize({ width: 1280, height: 800 });
  });
  afterAll(() => desk.close());

  const shot = async (name: string): Promise<void> => {
    const folder = join(repositoryRoot, 'tests/artefacts/shell');
    await mkdir(folder, { recursive: true });
    for (const size of [
      { width: 1280, height: 800 },
      { width: 1920, height: 1080 },
    ]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await desk.page.setViewportSize(size);
        await desk.page.emulateMedia({ colorScheme });
        await desk.page.screenshot({
          path: join(folder, `${name}-${size.width}-${colorScheme}.png`),
        });
      }
    }
  };
  const expectAccessible = async (): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await desk.page.emulateMedia({ colorScheme });
      await desk.page.evaluate(axe.source);
      const found = await desk.page.evaluate('axe.run(document)');
      const { violations } = z
        .object({
          violations: z.array(
            z.object({ id: z.string(), nodes: z.array(z.looseObject({ html: z.string() })) }),
          ),
        })
        .parse(found);
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  };

  test('the palette finds a command by a few letters, runs it and has it first the next time', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Find a command' });
    await field.waitFor();
    await shot('1-palette');
    await expectAccessible();
    await field.fill('gactor');
    await page.getByRole('option', { name: 'Go to actors' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Actors' }).waitFor();
    await page.keyboard.press('Control+k');
    const first = page.getByRole('dialog').getByRole('option').first();
    expect(await first.innerText()).toContain('Go to actors');
    expect(await first.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
  });

  test('opening by name finds an actor by an alias, an article by its headline, and goes there', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+p');
    const field = page.getByRole('combobox', { name: 'Open a record by name, alias or headline' });
    await field.fill('A. Lind');
    await page.getByRole('option', { name: /Ada Lind/ }).waitFor();
    await shot('2-quick-open');
    await expectAccessible();
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Actor' }).waitFor();
    await page.keyboard.press('Control+p');
    await field.fill('harbour');
    await page.getByRole('option', { name: /Harbour opens/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Harbour opens in Port Amsel' }).waitFor();
  });

  test('back and forward lead through what was open', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('form', { name: 'Actor' }).waitFor();
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByRole('heading', { name: 'Harbour opens in Port Amsel' }).waitFor();
  });

  test('keys are bound anew, a conflict is named and can be taken over, and reset', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a command' }).fill('keyboard shortcuts');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.waitFor();
    await shot('3-shortcuts');
    await expectAccessible();
    const change = (name: string) =>
      dialog.getByRole('button', { name: `Change the keys of ${name}` });
    await change('Go to topics').click();
    await page.keyboard.press('Control+Shift+y');
    await expect
      .poll(async () => await change('Go to topics').innerText())
      .toContain('Ctrl+Shift+Y');
    await change('Go to quotes').click();
    await page.keyboard.press('Control+Shift+y');
    await dialog.getByText('Ctrl+Shift+Y belongs to “Go to topics”.').waitFor();
    await shot('4-conflict');
    await dialog.getByRole('button', { name: 'Use it here instead' }).click();
    await expect
      .poll(async () => await change('Go to quotes').innerText())
      .toContain('Ctrl+Shift+Y');
    expect(await change('Go to topics').innerText()).toContain('None');
    await change('Go to actors').click();
    await page.keyboard.press('x');
    await dialog.getByText(/X alone would be typed/).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+y');
    await page.getByRole('grid', { name: 'Quotes' }).waitFor();
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Keyboard shortcuts' }).click();
    await dialog.getByRole('button', { name: 'Reset all shortcuts' }).click();
    await expect.poll(async () => await change('Go to topics').innerText()).toContain('Ctrl+4');
    await page.getByRole('tab', { name: 'Appearance' }).click();
    await shot('5-appearance');
    await expectAccessible();
    await page.keyboard.press('Escape');
  }, 90_000);

  test('panes are resized by keyboard and mouse, go in turn with F6, and the sidebar hides', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+1');
    const line = page.getByRole('separator', { name: 'Width of the list' });
    const width = async (): Promise<number> =>
      (await page.locator('.list-pane').boundingBox())?.width ?? 0;
    const before = await width();
    await line.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(width).toBe(before + 16);
    const box = await line.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 4, 300);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 104, 300, { steps: 4 });
    await page.mouse.up();
    await expect.poll(width).toBe(before + 116);
    await line.dblclick();
    await expect.poll(width).toBe(320);
    await page.keyboard.press('F6');
    expect(
      await page.evaluate(
        "document.activeElement.closest('.detail, .sidebar, .list-pane') !== null",
      ),
    ).toBe(true);
    await page.keyboard.press('Control+b');
    await page.getByRole('navigation', { name: 'Desk' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+b');
    await page.getByRole('navigation', { name: 'Desk' }).waitFor();
  });

  test('waiting edits and conflicts have a place of their own', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+5');
    await page.getByRole('region', { name: 'Waiting edits' }).getByText('New actor').waitFor();
    await shot('6-waiting');
    await expectAccessible();
    await page.keyboard.press('Control+6');
    await page.getByText('Nothing is in conflict.').waitFor();
  });

  test('a window that is loaded again is where it was', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+3');
    await page.getByRole('row').filter({ hasText: 'Ada Lind' }).click();
    await page.getByRole('form', { name: 'Actor' }).waitFor();
    await page.reload();
    await page.getByRole('form', { name: 'Actor' }).waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
