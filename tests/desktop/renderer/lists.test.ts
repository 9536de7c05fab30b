import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';
import { writeGeneratedDesk } from '#tests/support/generated-desk.ts';
import { create } from '#tests/support/edits.ts';

let desk: RendererPage;
beforeAll(async () => {
  desk = await openRendererPage({ width: 1280, height: 800 }, undefined, null, (path) =>
    writeGeneratedDesk(path, { articles: 120, quotesPerArticle: 4, actors: 40, longest: 20 }),
  );
  await desk.save(
    create('article', {
      headline: 'Nobody speaks in Port Amsel',
      publishedAt: '2030-01-01T00:00:00Z',
    }),
  );
});
afterAll(() => desk.close());

const grid = (name: string) =>
  desk.page.locator(`[role=grid][aria-label="${name}"], [role=treegrid][aria-label="${name}"]`);
const rowCount = async (name: string): Promise<number> =>
  Number(await grid(name).getAttribute('aria-rowcount'));
const go = (section: string) =>
  desk.page
    .getByRole('navigation', { name: 'Desk' })
    .getByRole('button', { name: section })
    .click();

describe('lists', { timeout: 60_000 }, () => {
  test('narrow by keyboard: the menu searches over fields and values, and a chip goes with Delete', async () => {
    const { page } = desk;
    await go('Quotes');
    await grid('Quotes').getByRole('row').first().waitFor();
    const all = await rowCount('Quotes');
    await grid('Quotes').focus();
    await page.keyboard.press('f');
    await page.getByRole('combobox', { name: 'Filter by…' }).waitFor();
    await page.keyboard.type('disp');
    await page.getByRole('option', { name: /Disputed/ }).waitFor();
    await page.keyboard.press('Enter');
    const chip = page.getByRole('button', { name: /Status Disputed/ });
    await chip.waitFor();
    await expect.poll(() => rowCount('Quotes')).toBeLessThan(all);
    const disputed = await rowCount('Quotes');
    const marks = await grid('Quotes').locator('.status-mark').allTextContents();
    expect(new Set(marks)).toEqual(new Set(['Disputed']));

    await page.keyboard.press('f');
    await page.keyboard.type('Speaker Number 12');
    await page
      .getByRole('option', { name: /Speaker Number 12.*Speaker$/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Speaker Speaker Number 12/ }).waitFor();
    await expect.poll(() => rowCount('Quotes')).toBeLessThan(disputed);
    await page.getByRole('button', { name: /^Speaker Speaker Number 12/ }).press('Delete');
    await expect.poll(() => rowCount('Quotes')).toBe(disputed);
    await chip.press('Delete');
    await expect.poll(() => rowCount('Quotes')).toBe(all);
  });

  test('group with heads that say how many, and count them among the rows', async () => {
    const { page } = desk;
    await go('Quotes');
    const plain = await rowCount('Quotes');
    await page.getByRole('button', { name: 'Display' }).click();
    await page.getByLabel('Group by').selectOption('article');
    await page.keyboard.press('Escape');
    await page.locator('[role=treegrid][aria-label="Quotes"]').waitFor();
    expect(await rowCount('Quotes')).toBe(plain + 121);
    const heads = grid('Quotes').locator('[role=row][aria-level="1"]');
    expect(await heads.first().locator('.group-count').textContent()).toBe('20');
    expect(await heads.first().getAttribute('aria-setsize')).toBe('121');
    await grid('Quotes').focus();
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowDown');
    // The head stays while its rows are scrolled.
    const sticky = await grid('Quotes').locator('.group-row[data-sticky]').boundingBox();
    const list = await grid('Quotes').boundingBox();
    expect(Math.round((sticky?.y ?? 0) - (list?.y ?? 0))).toBe(0);
    await page.keyboard.press('End');
    await grid('Quotes')
      .locator(`[role=row][aria-rowindex="${plain + 121}"]`)
      .getByText(/\w/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Display' }).click();
    await page.getByLabel('Group by').selectOption('');
    await page.getByLabel('Order by').selectOption('createdAt');
    await page.keyboard.press('Escape');
  });

  test('select by Shift, Ctrl, Space and x, and all of the list beyond what is drawn', async () => {
    const { page } = desk;
    await go('Quotes');
    const selection = page.getByRole('status', { name: 'Selection' });
    await grid('Quotes').press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => selection.textContent()).toBe('3 selected');
    await page.keyboard.press('Shift+ArrowUp');
    await expect.poll(() => selection.textContent()).toBe('2 selected');
    await page.keyboard.press('x');
    await expect.poll(() => selection.textContent()).toBe('1 selected');
    await page.keyboard.press('Space');
    await expect.poll(() => selection.textContent()).toBe('2 selected');
    const rows = grid('Quotes').locator('[data-row]');
    await rows.nth(4).click({ modifiers: ['Control'] });
    await expect.poll(() => selection.textContent()).toBe('3 selected');
    await rows.nth(5).click({ modifiers: ['Shift'] });
    await expect.poll(() => selection.textContent()).toBe('4 selected');
    expect(await grid('Quotes').locator('[aria-selected=true]').count()).toBe(4);
    await grid('Quotes').press('Control+a');
    await expect.poll(() => selection.textContent()).toBe(`${await rowCount('Quotes')} selected`);
    await page.keyboard.press('Escape');
    await expect.poll(() => selection.textContent()).toBe('');
  });

  test('change many quotes after a preview that says what stays as it is, and undo all of it at once', async () => {
    const { page, replica } = desk;
    const count = async (status: 'draft' | 'disputed'): Promise<number> => {
      const query = { orderBy: 'createdAt', direction: 'asc', offset: 0, limit: 1 } as const;
      return (await replica.answerer.listQuotes({ filter: { status }, ...query })).total;
    };
    const [drafts, disputed] = [await count('draft'), await count('disputed')];
    await go('Quotes');
    await grid('Quotes').press('f');
    await page.keyboard.type('draft');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Status Draft/ }).waitFor();
    await expect.poll(() => rowCount('Quotes')).toBe(drafts);
    await grid('Quotes').press('Control+a');
    const selection = page.getByRole('status', { name: 'Selection' });
    await expect.poll(() => selection.textContent()).toBe(`${drafts} selected`);
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: `Edit ${drafts} quotes` });
    await dialog.getByLabel('Status').selectOption('disputed');
    const preview = dialog.getByRole('status', { name: 'What this changes' });
    await preview.getByText(`Status to Disputed in ${drafts}`).waitFor();
    await dialog.getByRole('combobox', { name: 'Add topics' }).fill('ferry');
    await page.getByRole('option', { name: 'ferry', exact: true }).click();
    await preview.getByText(/^Topics in/).waitFor();
    await dialog.getByRole('button', { name: `Change ${drafts} quotes` }).click();
    await dialog.getByText(`${drafts} quotes were changed.`).waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect([await count('draft'), await count('disputed')]).toEqual([0, disputed + drafts]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => count('draft')).toBe(drafts);
    expect(await count('disputed')).toBe(disputed);
    await page.getByRole('button', { name: 'Remove the filter Status' }).click();
  });

  test('mark what was searched for in the rows', async () => {
    const { page } = desk;
    await go('Quotes');
    await grid('Quotes').focus();
    await page.keyboard.press('h');
    const search = page.getByRole('searchbox', { name: 'Search quotes' });
    await search.pressSequentially('arbour');
    await grid('Quotes').locator('mark').first().waitFor();
    expect(await search.inputValue()).toBe('harbour');
    const marked = await grid('Quotes').locator('mark').allTextContents();
    expect(new Set(marked.map((word) => word.toLowerCase()))).toEqual(new Set(['harbour']));
    await search.fill('');
  });

  test('say what is to be reviewed: articles with open quotes, and those with none yet', async () => {
    const { page } = desk;
    await go('To review');
    await page.getByRole('row', { name: /Nobody speaks in Port Amsel/ }).waitFor();
    const unreviewed = await rowCount('Articles to review');
    const { total } = await desk.replica.answerer.listArticles({
      filter: { or: [{ hasUnreviewedQuotes: true }, { hasQuotes: false }] },
      orderBy: 'createdAt',
      direction: 'asc',
      offset: 0,
      limit: 1,
    });
    expect(unreviewed).toBe(total);
  });

  test('are kept as views with all that was chosen, opened again, renamed and deleted with a way back', async () => {
    const { page } = desk;
    await go('Quotes');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.keyboard.type('In review');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Status In review/ }).waitFor();
    await page.getByRole('button', { name: 'Display' }).click();
    await page.getByLabel('Group by').selectOption('speaker');
    await page.getByLabel('Save this view').fill('Open by speaker');
    await page.keyboard.press('Enter');
    const views = page.getByRole('region', { name: 'Views' });
    const saved = views.getByRole('button', { name: 'Open by speaker', exact: true });
    await saved.waitFor();
    await page.getByRole('button', { name: 'Remove the filter Status' }).click();
    await go('Actors');
    await saved.click();
    await page.getByRole('button', { name: /Status In review/ }).waitFor();
    await page.locator('[role=treegrid][aria-label="Quotes"]').waitFor();
    await saved.press('F2');
    await page.keyboard.type(' again');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const renamed = views.getByRole('button', { name: 'Open by speaker again', exact: true });
    await renamed.waitFor();
    await views.getByRole('button', { name: 'Delete the view “Open by speaker again”' }).click();
    await renamed.waitFor({ state: 'detached' });
    await views.getByRole('button', { name: 'Undo' }).click();
    await renamed.waitFor();
    await page.getByRole('button', { name: 'Remove the filter Status' }).click();
  });

  test('assistive technology finds nothing wrong in either theme, and the page complained of nothing', async () => {
    const { page } = desk;
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const open of ['Filter', 'Display']) {
        await page.getByRole('button', { name: open, exact: true }).click();
        await page.getByRole('dialog').waitFor();
        const found: unknown = await page.evaluate(
          'axe.run().then(({ violations }) => violations)',
        );
        const violations = z
          .array(
            z.looseObject({ id: z.string(), nodes: z.array(z.looseObject({ html: z.string() })) }),
          )
          .parse(found);
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        await page.keyboard.press('Escape');
      }
    }
    expect(desk.complaints).toEqual([]);
  });
});
