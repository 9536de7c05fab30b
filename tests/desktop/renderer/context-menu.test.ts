import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shownMenuSchema, type ShownMenu } from '#desktop/ipc/context-menus.ts';
import type { CommandId } from '#desktop/ipc/commands.ts';
import { create } from '#tests/support/edits.ts';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';

let desk: RendererPage;
const ada = create('actor', { kind: 'person', name: 'Ada Lind' });
const body =
  'PORT AMSEL. The ferries sail again. “We sail on Monday,” said Ada Lind. “The ice is gone and the harbour is open,” said Per Olt, the harbour master.';
const article = create('article', { headline: 'Ferries sail again', body, language: 'en' });
const start = body.indexOf('We sail');
const quote = create('quote', {
  articleId: article.id,
  reportedText: 'We sail on Monday',
  segments: [{ start, end: start + 17, prefix: '', suffix: '' }],
  attributions: [{ actorId: ada.id, part: 'speaker', role: null }],
});
const topics = ['Ferries', 'Harbours'].map((name) => create('topic', { name }));

beforeAll(async () => {
  desk = await openRendererPage();
  for (const edit of [ada, article, quote, ...topics]) await desk.save(edit);
});
afterAll(async () => {
  await desk.close();
});

/** What the main process was asked to show last, once it was. */
async function shown(): Promise<ShownMenu> {
  let menu: unknown;
  await expect
    .poll(async () => (menu = await desk.page.evaluate('window.shownMenu ?? null')))
    .not.toBeNull();
  await desk.page.evaluate('window.shownMenu = null');
  return shownMenuSchema.parse(menu);
}
/** Chooses an entry as the main process tells of it. */
const choose = async (id: CommandId): Promise<void> => {
  const told = JSON.stringify({ event: 'pointed', id });
  await desk.page.evaluate(`window.dispatchEvent(new CustomEvent('main', { detail: ${told} }))`);
};
const quoteNow = async () =>
  (await desk.replica.answerer.getArticle({ id: article.id }))?.quotes[0]?.record.fields;

describe('a row of a list', () => {
  test('has a menu of what can be done with it, by the right button', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Topics/ }).click();
    await page
      .getByRole('grid', { name: 'Topics' })
      .getByText('Harbours')
      .click({ button: 'right' });
    const menu = await shown();
    expect(menu.parts).toEqual([
      ['openRecord', 'showHistory'],
      ['filterList', 'displayList'],
    ]);
    await choose('openRecord');
    await page.getByRole('heading', { level: 1, name: 'Harbours' }).waitFor();
  });

  test.each(['Shift+F10', 'ContextMenu'])('has it by %s, beside the active row', async (keys) => {
    const { page } = desk;
    const list = page.getByRole('grid', { name: 'Topics' });
    await list.press('Home');
    await list.press(keys);
    const menu = await shown();
    const row = await list.getByRole('row').first().boundingBox();
    expect(row).not.toBeNull();
    expect(menu).toMatchObject({ x: row?.x, y: (row?.y ?? 0) + (row?.height ?? 0) });
    await choose('showHistory');
    await page.getByRole('heading', { level: 1, name: 'History of the topic' }).waitFor();
    await page.getByRole('region', { name: 'History' }).getByText('Ferries').first().waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('in the reader', () => {
  test('a quote opens by the right button, with what can be decided about it', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Articles/ }).click();
    await page.getByRole('grid', { name: 'Articles' }).getByText('Ferries sail again').click();
    await page.locator('mark.quote', { hasText: 'We sail on Monday' }).click({ button: 'right' });
    await page.getByRole('group', { name: 'Open quote' }).waitFor();
    const menu = await shown();
    expect(menu.parts).toContainEqual([
      'verifyAndGoOn',
      'verifyQuote',
      'sendToReview',
      'disputeQuote',
    ]);
    expect(menu.parts.flat()).not.toContain('acceptSuggestion');
    await choose('disputeQuote');
    await expect.poll(async () => (await quoteNow())?.status).toBe('disputed');
  });

  test('the name of a speaker opens its page', async () => {
    const { page } = desk;
    const form = page.getByRole('form', { name: 'Statement' });
    await form.getByText('Ada Lind', { exact: true }).first().click({ button: 'right' });
    expect((await shown()).parts).toEqual([['openRecord', 'showHistory']]);
    await choose('openRecord');
    await page.getByRole('heading', { level: 1, name: 'Ada Lind' }).waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('group', { name: 'Open quote' }).waitFor();
  });

  test('a suggestion opens by the right button, and is rejected from its menu', async () => {
    const { page } = desk;
    await page.locator('mark[data-status="suggested"]').first().click({ button: 'right' });
    const menu = await shown();
    expect(menu.parts[0]?.slice(0, 3)).toEqual([
      'acceptSuggestion',
      'adjustSuggestion',
      'rejectSuggestion',
    ]);
    await choose('rejectSuggestion');
    await page.locator('mark[data-status="suggested"]').first().waitFor({ state: 'detached' });
  });

  test('selected words can be copied, or made a quote', async () => {
    const { page } = desk;
    const text = page.getByRole('article');
    await text.focus();
    await page.keyboard.press('Control+Home');
    for (let letters = 0; letters < 4; letters += 1) await page.keyboard.press('Shift+ArrowRight');
    await text.press('ContextMenu');
    const menu = await shown();
    expect(menu.canCopy).toBe(true);
    expect(menu.parts[0]).toContain('makeQuote');
  });

  test('a text field is left to the menu of texts', async () => {
    const { page } = desk;
    await page.getByRole('searchbox').first().click({ button: 'right' });
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))),
    );
    expect(z.unknown().parse(await page.evaluate('window.shownMenu ?? null'))).toBeNull();
    expect(desk.complaints).toEqual([]);
  });
});
