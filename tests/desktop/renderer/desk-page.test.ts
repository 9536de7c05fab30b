import axe from 'axe-core';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';
import { withoutSuggestions } from '#tests/support/without-suggestions.ts';

const articleId = newId();
const body = [
  'The ministry welcomed the plan on Tuesday.',
  '"We see real progress [in the talks] 😀," said Mira Olt, its spokesperson.',
  'She added that "nothing is settled" before the vote.',
].join('\n\n');

let desk: RendererPage;
beforeAll(async () => {
  desk = await openRendererPage();
  await desk.save({
    action: 'create',
    kind: 'article',
    id: articleId,
    fields: {
      headline: 'Ministry sees progress',
      body,
      agency: 'Northern Wire',
      datelinePlace: 'OSLO',
      datelineDate: '2024-05-29',
      language: 'en',
    },
  });
  await withoutSuggestions(desk.replica, articleId);
  for (let number = 0; number < 450; number += 1) {
    await desk.save({
      action: 'create',
      kind: 'article',
      id: newId(),
      fields: { headline: `Report ${number}`, publishedAt: '2020-01-01T00:00:00Z' },
    });
  }
});
afterAll(() => desk.close());

/** Selects from the first letter of one text to the last of another, wherever they stand in the body. */
async function select(from: string, to: string): Promise<void> {
  await desk.page.evaluate(
    ([first, last]) => {
      const range = document.createRange();
      const walker = document.createTreeWalker(
        document.querySelector('article') ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      let begun = false;
      while (walker.nextNode()) {
        const text = walker.currentNode.textContent ?? '';
        if (!begun && text.includes(first)) {
          range.setStart(walker.currentNode, text.indexOf(first));
          begun = true;
        }
        if (begun && text.includes(last)) {
          range.setEnd(walker.currentNode, text.indexOf(last) + last.length);
          break;
        }
      }
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
    },
    [from, to] as const,
  );
}

describe('the desk’s window', { timeout: 60_000 }, () => {
  test('finds an article by its words and opens it by keyboard', async () => {
    const { page } = desk;
    await page.keyboard.press('/');
    await page.keyboard.type('progress');
    await page.getByRole('row', { name: /Ministry sees progress/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ministry sees progress' }).waitFor();
    expect(await page.locator('article p').allTextContents()).toEqual(body.split('\n\n'));
  });

  test('a selection over an emoji becomes a quote with exact offsets, speaker, role and day', async () => {
    const { page, replica } = desk;
    await select('"We see', '😀,"');
    await page.getByRole('button', { name: 'Make quote' }).click();
    const form = page.getByRole('form', { name: 'Statement' });
    await form.getByRole('combobox', { name: 'Speaker' }).fill('Mira Olt');
    await page.getByRole('option', { name: 'Create person “Mira Olt”' }).click();
    await form.getByLabel('Role').fill('spokesperson');
    await form.getByRole('combobox', { name: 'On behalf of' }).fill('The ministry');
    await page.getByRole('option', { name: 'Create organization “The ministry”' }).click();
    await form.getByLabel('Said on').fill('on Tuesday');
    await form.getByText('Tuesday 28 May 2024').waitFor();
    await form.getByLabel('Medium').selectOption('press_conference');
    await form.getByLabel('Cue').focus();
    await form.getByRole('status', { name: 'This quote' }).getByText('Not sent yet').waitFor();

    const detail = await replica.answerer.getArticle({ id: articleId });
    const fields = detail?.quotes[0]?.record.fields;
    const words = 'We see real progress [in the talks] 😀,';
    expect(fields).toMatchObject({
      reportedText: words,
      utteredText: 'We see real progress 😀,',
      kind: 'direct',
      medium: 'press_conference',
      saidOn: { date: '2024-05-28', precision: 'day', words: 'on Tuesday' },
      attributions: [
        { part: 'speaker', role: 'spokesperson' },
        { part: 'on_behalf_of', role: null },
      ],
    });
    const segment = fields?.segments[0];
    expect(body.slice(segment?.start, segment?.end)).toBe(words);
  });

  test('choosing an actor closes the list, so that it is not over the fields below', async () => {
    const { page } = desk;
    const form = page.getByRole('form', { name: 'Statement' });
    const list = page.getByRole('listbox');
    // More of the article's actors are left to choose from.
    const mentioned = form.getByRole('combobox', { name: 'Mentioned' });
    await mentioned.fill('m');
    await page.getByRole('option', { name: /^Mira Olt/ }).click();
    await form.getByRole('button', { name: 'Remove Mira Olt' }).nth(1).waitFor();
    expect(await list.count()).toBe(0);
    await mentioned.fill('The lighthouse');
    await page.getByRole('option', { name: 'Create organization “The lighthouse”' }).click();
    await form.getByRole('button', { name: 'Remove The lighthouse' }).waitFor();
    expect(await list.count()).toBe(0);
    expect(await mentioned.inputValue()).toBe('');
    // By key too, and the next can be found at once.
    await page.keyboard.type('the m');
    await page.getByRole('option', { name: /^The ministry/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Remove The ministry' }).nth(1).waitFor();
    expect(await list.count()).toBe(0);
    for (const name of ['Remove Mira Olt', 'Remove The ministry', 'Remove The lighthouse']) {
      await form.getByRole('button', { name }).last().click();
    }
  });

  test('what was typed is saved by itself, also when its editor goes away at once', async () => {
    const { page, replica } = desk;
    const cue = page.getByRole('form', { name: 'Statement' }).getByLabel('Cue');
    await cue.fill('told');
    await page.keyboard.press('Control+3');
    await page.getByRole('row', { name: /Mira Olt/ }).waitFor();
    await page.keyboard.press('Control+1');
    expect(await cue.inputValue()).toBe('told');
    // Nothing is pressed and no field is left: the hands only rest.
    await cue.fill('said');
    await expect
      .poll(async () => {
        const detail = await replica.answerer.getArticle({ id: articleId });
        return detail?.quotes[0]?.record.fields.cue;
      })
      .toBe('said');
    expect(await cue.evaluate((input) => input === document.activeElement)).toBe(true);
  });

  test('a field that is not valid is marked once it is left, and holds nothing else up', async () => {
    const { page, replica } = desk;
    const form = page.getByRole('form', { name: 'Statement' });
    const cue = form.getByLabel('Cue');
    await cue.fill('x'.repeat(201));
    await form.getByLabel('Venue').fill('Radio Tarnvik');
    await form.getByText('This is longer than 200 characters.').waitFor();
    expect(await cue.getAttribute('aria-invalid')).toBe('true');
    expect(
      await form.getByLabel('Venue').evaluate((input) => input === document.activeElement),
    ).toBe(true);
    const fields = async () =>
      (await replica.answerer.getArticle({ id: articleId }))?.quotes[0]?.record.fields;
    await expect.poll(async () => (await fields())?.venue).toBe('Radio Tarnvik');
    expect((await fields())?.cue).toBe('said');
    await form.getByText('Not saved: see the marked field').waitFor();
    await cue.fill('said');
    await form.getByText('This is longer than 200 characters.').waitFor({ state: 'detached' });
    await form.getByText('Not sent yet').waitFor();
  });

  test('a selection across paragraphs and over a quote, made with q, overlaps it', async () => {
    const { page, replica } = desk;
    await page.keyboard.press('Escape');
    await select('real progress', 'She added');
    await page.getByRole('button', { name: 'Make quote' }).waitFor();
    await page.keyboard.press('q');
    await page.getByRole('group', { name: 'Open quote' }).getByText('Not sent yet').waitFor();
    const detail = await replica.answerer.getArticle({ id: articleId });
    const start = body.indexOf('real progress');
    const end = body.indexOf('She added') + 'She added'.length;
    const segments = detail?.quotes.map(({ record }) => record.fields.segments[0]);
    expect(segments).toContainEqual(expect.objectContaining({ start, end }));
    expect(await page.locator('article p').allTextContents()).toEqual(body.split('\n\n'));
  });

  test('quotes stay on their words as soon as the article changes on this machine', async () => {
    const { page, replica } = desk;
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await select('nothing is settled', 'nothing is settled');
    await page.getByRole('button', { name: 'Make quote' }).click();
    const form = page.getByRole('form', { name: 'Statement' });
    await form.getByLabel('Cue').fill('added');
    const edited = `A new lead 😀.\n\n${body}`;
    await desk.save({
      action: 'update',
      kind: 'article',
      id: articleId,
      baseRevision: 1,
      changes: { body: edited },
    });
    await page.locator('article').getByText('A new lead 😀.').waitFor();
    await page.locator('mark[data-open]').getByText('nothing is settled').waitFor();
    expect(await page.locator('article mark').first().textContent()).toBe('We see ');
    await expect
      .poll(async () => {
        const detail = await replica.answerer.getArticle({ id: articleId });
        return detail?.quotes.map(({ record }) => record.fields.cue);
      })
      .toContain('added');
  });

  test('a verified quote says when it was verified, and that a change sent it back to review', async () => {
    const { page } = desk;
    const form = page.getByRole('form', { name: 'Statement' });
    await form.getByLabel('Status').selectOption('verified');
    await form.getByText(/^Verified on /).waitFor();
    await form.getByLabel('Note').fill('Seen');
    await form.getByLabel('Cue').focus();
    await form.getByText('Saving…').waitFor({ state: 'detached' });
    expect(await form.getByText(/sent it back to review/).count()).toBe(0);
    await form.getByLabel('Cue').fill('insisted');
    await form.getByText(/sent it back to review/).waitFor();
    await expect.poll(() => form.getByLabel('Status').inputValue()).toBe('in_review');
  });

  test('a list of hundreds draws few rows, knows its length, and goes to its end', async () => {
    const { page } = desk;
    const search = page.getByRole('searchbox', { name: 'Search articles' });
    await search.fill('');
    const grid = page.getByRole('grid', { name: 'Articles' });
    await page.locator('[role=grid][aria-rowcount="451"]').waitFor();
    await grid.focus();
    await page.keyboard.press('End');
    await page.locator('[role=row][aria-rowindex="451"]').getByText(/\w/).first().waitFor();
    expect(await grid.getByRole('row').count()).toBeLessThan(40);
    expect(await grid.evaluate((list) => list === document.activeElement)).toBe(true);
  });

  test('the status says what waits, and the panel lists it', async () => {
    const { page } = desk;
    expect(await page.getByRole('status', { name: 'Sync' }).textContent()).toMatch(
      /Offline\d+ edits waiting/,
    );
    await page.getByRole('button', { name: 'Show what is waiting' }).click();
    await page.getByRole('dialog', { name: 'Outbox' }).getByText('New actor: Mira Olt').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Outbox' }).waitFor({ state: 'detached' });
  });

  test('assistive technology finds nothing wrong, and the page complained of nothing', async () => {
    const { page } = desk;
    await page.getByRole('grid', { name: 'Articles' }).press('Home');
    await page.evaluate(axe.source);
    const found: unknown = await page.evaluate('axe.run().then(({ violations }) => violations)');
    const violations = z
      .array(z.looseObject({ id: z.string(), nodes: z.array(z.looseObject({ html: z.string() })) }))
      .parse(found);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });
});
