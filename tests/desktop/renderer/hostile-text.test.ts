import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityViolations } from '#tests/support/accessibility.ts';
import { create } from '#tests/support/edits.ts';
import { desertArticle, desertBody } from '#tests/support/desert-article.ts';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';
import { anchorSpan } from '#shared/text/anchors.ts';

const script = '<script>document.title = "taken"</script><img src=x onerror="document.title=1">';
const turned = 'Pay to \u202egpj.exe\u202c now';
const long = 'x'.repeat(990_000);
const hostile = create('article', {
  headline: `Hostile \u202edaeh\u202c ${script}`,
  body: [`${script} said nobody.`, turned, `A pass\u200bword and a ${long}`].join('\n\n'),
});

let desk: RendererPage;
beforeAll(async () => {
  desk = await openRendererPage();
  desk.page.setDefaultTimeout(20_000);
  await desk.save(desertArticle);
  await desk.save(hostile);
}, 120_000);
afterAll(() => desk.close());

describe('text of somebody else’s', { timeout: 90_000 }, () => {
  test('that is read from right to left is laid out so, with its quotes and its form', async () => {
    const { page, replica } = desk;
    await page
      .getByRole('row')
      .filter({ hasText: desertArticle.fields.headline ?? '' })
      .click();
    const paragraph = page.locator('article p').first();
    await paragraph.waitFor();
    const sides = await paragraph.evaluate((element) => ({
      direction: getComputedStyle(element).direction,
      language: element.getAttribute('lang'),
    }));
    expect(sides).toEqual({ direction: 'rtl', language: 'ar' });
    // The caret goes the way the arrow points: left is on, in this text.
    await page.keyboard.press('t');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+Control+ArrowLeft');
    expect((await page.evaluate(() => document.getSelection()?.toString()))?.trim()).toBe('ميناء');
    await page.keyboard.press('Escape');
    await page.evaluate((words) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const at = node.parentElement?.closest('article') ? node.nodeValue?.indexOf(words) : -1;
        if (at === undefined || at < 0) continue;
        document.getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
      }
    }, 'لن نغادر الطاولة قبل 31 ديسمبر');
    await page.getByRole('button', { name: 'Make quote' }).click();
    const form = page.getByRole('form', { name: 'Statement' });
    await form.getByLabel('Note').fill('ملاحظة');
    for (const field of [form.getByLabel('Note'), form.locator('blockquote')]) {
      expect(await field.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    }
    // The labels of the app stay where they are.
    expect(await form.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
    const detail = await replica.answerer.getArticle({ id: desertArticle.id });
    const [segment] = detail?.quotes[0]?.record.fields.segments ?? [];
    expect(desertBody.slice(segment?.start, segment?.end)).toBe('لن نغادر الطاولة قبل 31 ديسمبر');
    expect(detail?.quotes[0]?.record.fields.kind).toBe('direct');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('with scripts, turns of direction, hidden characters and a word of a megabyte is shown as it is', async () => {
    const { page } = desk;
    await page.getByRole('row').filter({ hasText: 'Hostile' }).click();
    await page.getByText('said nobody.').waitFor();
    const [first, second, third] = await page.locator('article p').allTextContents();
    expect([first, second]).toEqual([`${script} said nobody.`, turned]);
    expect(third?.length).toBe(`A pass\u200bword and a ${long}`.length);
    expect(await page.locator('img, article script').count()).toBe(0);
    expect(await page.title()).not.toContain('taken');
    const hidden = page.locator('article .hidden-character');
    expect(
      await hidden.evaluateAll((all) => all.map((mark) => mark.getAttribute('data-name'))),
    ).toEqual(['RLO', 'PDF', 'ZWSP']);
    // What follows a turn of direction is read as it is written: the g stands left of the p.
    const places = await page.evaluate(() => {
      const node = [...document.querySelectorAll('article p')][1];
      const text = [...(node?.childNodes ?? [])].find((part) => part.textContent === 'gpj.exe');
      return [0, 1].map((at) => {
        const range = document.createRange();
        if (text) range.setStart(text, at);
        if (text) range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      });
    });
    expect(places[0]).toBeLessThan(places[1] ?? 0);
    // It does not push anything out of the window.
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(1280);
    expect(await page.locator('h1 .hidden-character').count()).toBe(2);
  });

  test('as a quote is shown with the same care beside the article', async () => {
    const { page } = desk;
    const body = hostile.fields.body ?? '';
    const start = body.indexOf('Pay to');
    const segments = [anchorSpan(body, { start, end: start + turned.length })];
    await desk.save(create('quote', { articleId: hostile.id, segments, reportedText: turned }));
    await page.locator('.summary .hidden-character').first().waitFor();
    expect(await page.locator('.summary .hidden-character').count()).toBe(2);
    expect(desk.complaints).toEqual([]);
  });
});
