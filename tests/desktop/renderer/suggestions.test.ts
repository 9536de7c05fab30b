import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityViolations } from '#tests/support/accessibility.ts';
import { create } from '#tests/support/edits.ts';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';

const article = create('article', {
  headline: 'Tarnvik welcomes ferry plan',
  body: [
    'PORT AMSEL. May 29 (Meridian Wire) - "We see real progress," said Mira Olt, spokesperson of the Harbour Ministry, on Tuesday.',
    '"The prices are too high," Jonas Brekk said. "Nobody asked the islanders," he added.',
  ].join('\n\n'),
  agency: 'Meridian Wire',
  datelinePlace: 'PORT AMSEL',
  datelineDate: '2024-05-29',
  language: 'en',
});

let desk: RendererPage;
beforeAll(async () => {
  desk = await openRendererPage();
  desk.page.setDefaultTimeout(20_000);
  await desk.save(article);
  await desk.page.getByRole('row', { name: /Tarnvik welcomes/ }).click();
  await desk.page.getByRole('region', { name: 'Suggestions' }).waitFor();
}, 120_000);
afterAll(() => desk.close());

const soon = { timeout: 20_000 };
const suggested = () => desk.page.locator('mark[data-status="suggested"][role]');
const quoted = async (): Promise<readonly string[]> =>
  (await desk.replica.answerer.getArticle({ id: article.id }))?.quotes.map(
    ({ record }) => record.fields.reportedText,
  ) ?? [];
const actors = async (): Promise<number> =>
  (
    await desk.replica.answerer.listActors({
      filter: {},
      orderBy: 'name',
      direction: 'asc',
      offset: 0,
      limit: 10,
    })
  ).total;

describe('suggestions', { timeout: 90_000 }, () => {
  test('stand in the text and beside it, told apart from quotes, with who is new to the desk', async () => {
    const { page } = desk;
    const list = page.getByRole('region', { name: 'Suggestions' });
    const count = await list.getByRole('listitem').count();
    expect(count).toBeGreaterThanOrEqual(3);
    expect(await suggested().count()).toBe(count);
    expect(await suggested().first().getAttribute('aria-description')).toMatch(
      /^Suggested direct quote, Mira Olt, (sure|likely|doubtful)$/u,
    );
    await list.getByText('new').first().waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('are accepted, rejected and adjusted by keyboard, and each of it is undone in one step', async () => {
    const { page } = desk;
    const before = await suggested().count();
    const open = page.getByRole('group', { name: 'Open suggestion' });
    await page.keyboard.press('j');
    await open.getByText('Mira Olt').first().waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(quoted, soon).toEqual(['We see real progress,']);
    expect(await actors()).toBeGreaterThan(0);
    // On to the next one.
    await open.getByText('Jonas Brekk').first().waitFor();
    await page.keyboard.press('r');
    await expect.poll(() => suggested().count(), soon).toBe(before - 2);
    await page.keyboard.press('Control+z');
    await expect.poll(() => suggested().count(), soon).toBe(before - 1);
    await page.keyboard.press('Control+z');
    await expect.poll(quoted, soon).toEqual([]);
    expect(await actors()).toBe(0);
    await expect.poll(() => suggested().count(), soon).toBe(before);

    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Suggestions' }).waitFor();
    await page.keyboard.press('j');
    await open.waitFor();
    await page.keyboard.press('Shift+A');
    const form = page.getByRole('form', { name: 'Statement' });
    await form.getByRole('button', { name: 'Remove Mira Olt' }).waitFor();
    await form.getByLabel('Note').fill('Checked.');
    await page.keyboard.press('Escape');
    await expect.poll(quoted, soon).toHaveLength(1);
  });

  test('are accepted all at once from a chosen sureness up, with the mouse, and undone as one', async () => {
    const { page } = desk;
    const list = page.getByRole('region', { name: 'Suggestions' });
    await list.getByLabel('Accept those that are').selectOption('suggested at all');
    const left = await list.getByRole('listitem').count();
    await list.getByRole('button', { name: `Accept ${left}` }).click();
    await expect.poll(quoted, soon).toHaveLength(left + 1);
    await list.waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: /^Quote|Jonas/u })
      .first()
      .waitFor();
    await page.locator('article').press('Control+z');
    await expect.poll(quoted, soon).toHaveLength(1);
    await list.waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
