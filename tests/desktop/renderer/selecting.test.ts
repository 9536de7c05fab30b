import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { create } from '#tests/support/edits.ts';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';
import { selectInBody } from '#tests/support/select-in-body.ts';
import { anchorSpan } from '#shared/text/anchors.ts';

const quoted = 'We see real progress,';
const last = 'The ferries sail again on Monday, and the islanders will be asked in the autumn.';
const body = [
  `PORT AMSEL. May 29 (Meridian Wire) - "${quoted}" said Mira Olt, spokesperson of the Harbour Ministry.`,
  ...Array.from(
    { length: 40 },
    (_, day) => `On day ${day + 1} the harbour was as quiet as before.`,
  ),
  last,
].join('\n\n');
const article = create('article', {
  headline: 'Tarnvik welcomes ferry plan',
  body,
  language: 'en',
});

let desk: RendererPage;
beforeAll(async () => {
  desk = await openRendererPage();
  desk.page.setDefaultTimeout(20_000);
  await desk.save(article);
}, 120_000);
beforeEach(async () => {
  await desk.page.reload();
  await desk.page.getByRole('navigation', { name: 'Desk' }).waitFor();
  await desk.page.getByRole('row', { name: /Tarnvik welcomes/ }).click();
  await desk.page.locator('mark[data-status="suggested"]').first().waitFor();
});
afterAll(() => desk.close());

const selected = async (): Promise<string | undefined> =>
  await desk.page.evaluate(() => document.getSelection()?.toString());
const scrolled = async (): Promise<number | undefined> =>
  await desk.page.evaluate(() => document.querySelector('.reader')?.scrollTop);

describe('selecting in an article with the pointer', { timeout: 90_000 }, () => {
  test('begins at the first letter of marked words', async () => {
    await selectInBody(desk.page, quoted);
    expect(await selected()).toBe(quoted);
    await desk.page.getByRole('button', { name: 'Make quote' }).waitFor();
  });

  test('leaves the page where it is, however far it was scrolled before the first press', async () => {
    const { page } = desk;
    await page.getByText(last).scrollIntoViewIfNeeded();
    const before = await scrolled();
    expect(before).toBeGreaterThan(0);
    await selectInBody(page, last.slice(0, 20));
    expect(await scrolled()).toBe(before);
    expect(await selected()).toBe(last.slice(0, 20));
  });

  test('goes on when the text is drawn anew meanwhile', async () => {
    const { page } = desk;
    const words = page.getByText(last);
    await words.scrollIntoViewIfNeeded();
    const box = await words.boundingBox();
    if (box === null) throw new Error('The words are not shown.');
    const y = box.y + 10;
    await page.mouse.move(box.x + 1, y);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, y);
    await page.mouse.move(box.x + 120, y);
    const before = (await selected()) ?? '';
    expect(last.startsWith(before) && before.length > 4).toBe(true);
    // Another editor marks words in the same paragraph.
    const start = body.indexOf('the islanders');
    const segments = [anchorSpan(body, { start, end: start + 'the islanders'.length })];
    await desk.save(
      create('quote', { articleId: article.id, segments, reportedText: 'the islanders' }),
    );
    await page.locator('mark[data-status="draft"]').waitFor();
    expect(await selected()).toBe(before);
    await page.mouse.move(box.x + 160, y);
    await page.mouse.up();
    await page.getByRole('button', { name: 'Make quote' }).waitFor();
    const after = (await selected()) ?? '';
    expect(last.startsWith(after) && after.length > before.length).toBe(true);
  });
});
