import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityViolations } from '#tests/support/accessibility.ts';
import { create } from '#tests/support/edits.ts';
import { ferryArticle, ferryBody, ferryQuote } from '#tests/support/ferry-article.ts';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';
import { withoutSuggestions } from '#tests/support/without-suggestions.ts';

const mira = create('actor', { kind: 'person', name: 'Mira Olt' });
const said = ferryQuote(
  ['We see real progress [in the talks with Valdria]', 'and we will not [...] walk away'],
  {
    status: 'in_review',
    attributions: [{ actorId: mira.id, part: 'speaker', role: null }],
  },
);
const gift = ferryQuote(['a gift to the shiping lobby'], { status: 'verified' });
const called = ferryQuote(['called the plan "a gift to the shiping lobby" and said'], {
  kind: 'mixed',
  status: 'disputed',
});

// A busy machine takes its time to save what was typed.
const soon = { timeout: 20_000 };

let desk: RendererPage;
beforeAll(async () => {
  desk = await openRendererPage();
  desk.page.setDefaultTimeout(20_000);
  for (const edit of [ferryArticle, mira, said, gift, called]) await desk.save(edit);
  await withoutSuggestions(desk.replica, ferryArticle.id);
  await desk.page.getByRole('row', { name: /Tarnvik welcomes/ }).click();
  await desk.page.locator('mark').first().waitFor();
}, 120_000);
afterAll(() => desk.close());

const selected = async (): Promise<string | undefined> =>
  await desk.page.evaluate(() => document.getSelection()?.toString());
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await desk.page.keyboard.press(key);
};
const form = () => desk.page.getByRole('form', { name: 'Statement' });
const quotes = async () =>
  (await desk.replica.answerer.getArticle({ id: ferryArticle.id }))?.quotes.map(
    ({ record }) => record.fields,
  ) ?? [];
const wordsOf = async (): Promise<readonly string[]> =>
  (await quotes()).map(({ reportedText }) => reportedText);

describe('an open article', { timeout: 90_000 }, () => {
  test('shows its text, and kind and status of each quote by signs and words, not by colour alone', async () => {
    const { page } = desk;
    expect(await page.locator('article p').allTextContents()).toEqual(ferryBody.split('\n\n'));
    const marks = await page.locator('mark').evaluateAll((all) =>
      all.map((mark) => ({
        text: mark.textContent,
        says: mark.getAttribute('aria-description'),
        sign: getComputedStyle(mark, '::after').content.replace(/ \/ ""$/u, ''),
        line: getComputedStyle(mark).textDecorationStyle,
      })),
    );
    expect(marks).toEqual([
      // The first of two parts says that the quote goes on.
      {
        text: 'We see real progress [in the talks with Valdria]',
        says: 'Direct quote, Mira Olt, in review',
        sign: '"⤵"',
        line: 'solid',
      },
      { text: 'and we will not [...] walk away', says: null, sign: '"◐"', line: 'solid' },
      { text: 'called the plan "', says: 'Mixed quote, disputed', sign: 'none', line: 'dashed' },
      // Where two share words, the second one has a line of its own.
      {
        text: 'a gift to the shiping lobby',
        says: 'Direct quote, verified',
        sign: '"●"',
        line: 'solid',
      },
      { text: '" and said', says: null, sign: '"◇"', line: 'dashed' },
    ]);
    expect(await page.locator('mark[data-below="disputed"]').textContent()).toBe(
      'a gift to the shiping lobby',
    );
    expect(await page.locator('article .insertion').allTextContents()).toEqual([
      '[in the talks with Valdria]',
    ]);
    expect(await page.locator('article .elision').allTextContents()).toEqual(['[...]']);
  });

  test('is read with a caret: words are selected and made a quote by keyboard alone', async () => {
    const { page } = desk;
    await press('t', 'Control+End');
    await page.locator('.caret').waitFor();
    await press('Home', 'Home');
    // The last paragraph has more than one line: to its beginning.
    await press('Control+ArrowUp');
    // From there to the paragraph before, and back.
    await press('Control+ArrowUp', 'Control+ArrowDown', 'Shift+Control+ArrowRight');
    expect((await selected())?.trim()).toBe('According');
    await press('Home');
    for (let word = 0; word < 11; word += 1) await press('Control+ArrowRight');
    await press('Shift+Control+ArrowRight');
    expect((await selected())?.trim()).not.toBe('');
    await press('Shift+Alt+ArrowDown');
    expect(await selected()).toMatch(/no ferry should sail before the prices are fixed\.$/u);
    await press('Shift+Alt+ArrowLeft');
    expect(await selected()).toMatch(/no ferry should sail before the prices are$/u);
    await press('Shift+Alt+ArrowRight');
    await press('q');
    // Whoever made a quote says next who spoke.
    const speaker = form().getByRole('combobox', { name: 'Speaker' });
    await expect
      .poll(() => speaker.evaluate((input) => input === document.activeElement), soon)
      .toBe(true);
    await page.keyboard.type('mi');
    await page.getByRole('option', { name: /^Mira Olt/u }).waitFor();
    await press('ArrowDown', 'Enter');
    await form().getByRole('button', { name: 'Remove Mira Olt' }).waitFor();
    await expect
      .poll(async () => (await quotes()).at(-1), soon)
      .toMatchObject({
        reportedText: expect.stringMatching(/no ferry should sail before the prices are fixed$/u),
        attributions: [{ actorId: mira.id, part: 'speaker' }],
      });
  });

  test('lets the open quote be made longer and shorter, and given a second part', async () => {
    const { page } = desk;
    await press('Escape');
    await page.getByRole('region', { name: 'Quotes in this article' }).waitFor();
    await page.locator('mark', { hasText: 'and we will not' }).click();
    await form().waitFor();
    // The part is meant that the caret is in.
    await press('Shift+Alt+ArrowRight');
    await press('Shift+Alt+ArrowRight');
    await press('Shift+Alt+ArrowRight');
    await press('Shift+Alt+ArrowLeft');
    await press('Control+Shift+Alt+ArrowRight');
    const longer =
      'We see real progress [in the talks with Valdria] we will not [...] walk away from the';
    await expect.poll(wordsOf, soon).toContain(longer);
    await press('t', 'Control+Home');
    for (let word = 0; word < 3; word += 1) await press('Shift+Control+ArrowRight');
    await page.getByRole('button', { name: 'Add to quote' }).waitFor();
    await press('a');
    await expect
      .poll(wordsOf, soon)
      .toContainEqual(expect.stringMatching(/^PORT AMSEL.* We see real/u));
    await form().getByRole('button', { name: 'Take part 1 out of the quote' }).click();
    await expect.poll(wordsOf, soon).toContain(longer);
  });

  test('has a typo corrected in it and in the quotes that hold it, which all keep their place', async () => {
    const { page, replica } = desk;
    await page
      .locator('mark', { hasText: 'a gift to the' })
      .dblclick({ position: { x: 130, y: 8 } });
    await page.getByRole('button', { name: 'Correct' }).waitFor();
    await press('c');
    const field = page.getByRole('textbox', { name: 'Correct the words' });
    await field.fill((await field.inputValue()).replace('shiping', 'shipping'));
    const before = await quotes();
    await press('Enter');
    await field.waitFor({ state: 'detached' });
    const article = await replica.answerer.getArticle({ id: ferryArticle.id });
    const body = article?.article.record.fields.body ?? '';
    expect(body).toBe(ferryBody.replace('shiping', 'shipping'));
    const after = await quotes();
    expect(after.map(({ reportedText }) => reportedText).sort()).toEqual(
      before.map(({ reportedText }) => reportedText.replace('shiping', 'shipping')).sort(),
    );
    await page.locator('mark', { hasText: 'a gift to the shipping lobby' }).waitFor();
    await page.locator('mark', { hasText: 'no ferry should sail' }).waitFor();
    // Its words changed, so somebody has to look at it again.
    expect(after.find(({ reportedText }) => reportedText.startsWith('a gift'))?.status).toBe(
      'in_review',
    );
    // One step of the editor's, one step back.
    await page.keyboard.press('Control+z');
    await expect
      .poll(async () => (await quotes()).map((quote) => quote.reportedText).sort(), soon)
      .toEqual(before.map(({ reportedText }) => reportedText).sort());
    await page.locator('mark', { hasText: 'a gift to the shiping lobby' }).waitFor();
  });

  test('goes from quote to quote, to those to review, and verifies by key', async () => {
    const { page } = desk;
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const title = page.getByRole('heading', { name: /^Quote \d of 4$/u });
    await press('j');
    await title.filter({ hasText: 'Quote 1' }).waitFor();
    await press('j', 'j');
    await title.filter({ hasText: 'Quote 3' }).waitFor();
    await press('k');
    await title.filter({ hasText: 'Quote 2' }).waitFor();
    await press('u');
    await title.filter({ hasText: 'Quote 4' }).waitFor();
    await press('v');
    await form()
      .getByText(/^Verified on /u)
      .waitFor();
    await press('u');
    await title.filter({ hasText: 'Quote 1' }).waitFor();
    await press('Control+Enter');
    // Nothing is left to review: back to the text.
    await page.getByText('4 of 4 quotes reviewed').waitFor();
  });

  test('gives assistive technology nothing to complain of, in light and dark', async () => {
    const { page } = desk;
    await press('j');
    await form().waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Quotes in this article' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });
});
