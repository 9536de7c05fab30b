import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityViolations } from '#tests/support/accessibility.ts';
import { create, update } from '#tests/support/edits.ts';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';

let desk: RendererPage;
const folder = 'tests/artefacts/topics';
const article = create('article', { headline: 'Ferries sail again', body: 'We sail on Monday.' });
const quotas = create('topic', { name: 'Fishing quotas', description: 'Who may catch how much' });
const again = create('topic', { name: 'Quotas, fishing' });
const farms = create('topic', { name: 'Fishing quota' });
const said = (topicId: string) =>
  create('quote', {
    articleId: article.id,
    reportedText: 'We sail on Monday.',
    topics: [{ topicId, stance: 'opposes' }],
  });
const moved = said(again.id);
const board = create('actor', { kind: 'organization', name: 'Amsel Harbour Board' });
const otherBoard = create('actor', { kind: 'organization', name: 'Harbour Board, Amsel' });

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  desk = await openRendererPage();
  const quotes = [said(quotas.id), said(quotas.id), moved];
  for (const edit of [article, quotas, again, farms, ...quotes, board, otherBoard]) {
    await desk.save(edit);
  }
  await desk.save(update(moved, { status: 'verified' }));
  await desk.page.getByRole('button', { name: /^Topics/ }).click();
});
afterAll(async () => {
  await desk.close();
});

const open = async (list: string, name: string): Promise<void> => {
  await desk.page.getByRole('grid', { name: list }).getByText(name, { exact: true }).click();
  await desk.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
};
const shot = async (name: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.page.emulateMedia({ colorScheme });
    await desk.page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
  }
};
const topicsOf = async () =>
  (await desk.replica.answerer.getArticle({ id: article.id }))?.quotes.find(
    ({ record }) => record.id === moved.id,
  )?.record.fields;

describe('a topic’s page', () => {
  test('shows which topics are nearly the same, and does not show again what is said to be different', async () => {
    const { page } = desk;
    await open('Topics', 'Fishing quotas');
    const likely = page.getByRole('region', { name: 'Is this another topic of the desk?' });
    await likely.getByText('same words in another form').waitFor();
    expect(await likely.getByRole('listitem').count()).toBe(2);
    await shot('likely');
    await likely.getByRole('button', { name: 'Fishing quota is not the same' }).click();
    await likely.getByRole('listitem').nth(1).waitFor({ state: 'detached' });
    await likely.getByRole('button', { name: '1 that you said is not the same' }).click();
    await likely.getByRole('button', { name: 'Fishing quota may be the same' }).click();
    await likely.getByRole('button', { name: 'Fishing quota is not the same' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('makes two topics one by keyboard, and one undo takes all of it back', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Compare with Quotas, fishing' }).press('Enter');
    const view = page.getByRole('region', { name: 'Are these two topics the same?' });
    expect(await view.getByRole('radio', { name: /^Fishing quotas/ }).isChecked()).toBe(true);
    await view
      .getByRole('status')
      .getByText(/^Fishing quotas stays\. 1 quote about Quotas, fishing/)
      .waitFor();
    await view.getByLabel('Verify again in my name').check();
    await shot('compare');
    expect(await accessibilityViolations(page)).toEqual([]);
    await view.getByRole('button', { name: 'Merge' }).press('Enter');
    await page.getByRole('region', { name: 'Quotes' }).getByRole('listitem').nth(2).waitFor();
    expect(await topicsOf()).toMatchObject({
      status: 'verified',
      topics: [{ topicId: quotas.id, stance: 'opposes' }],
    });
    await page.keyboard.press('Control+Z');
    await page
      .getByRole('status')
      .getByText(/^Undone: deleting the topic “Quotas, fishing”/)
      .waitFor();
    expect((await topicsOf())?.topics).toEqual([{ topicId: again.id, stance: 'opposes' }]);
    await page.getByRole('grid', { name: 'Topics' }).getByText('Quotas, fishing').waitFor();
  });
});

test('actors that are not the same are remembered from where they are compared', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: /^Actors/ }).click();
  await open('Actors', 'Amsel Harbour Board');
  await page.getByRole('button', { name: 'Compare with Harbour Board, Amsel' }).click();
  await page.getByRole('button', { name: 'They are not the same' }).click();
  const likely = page.getByRole('region', { name: 'Is this somebody else on the desk?' });
  await likely.getByText('Nobody on the desk has a name like these.').waitFor();
  await open('Actors', 'Harbour Board, Amsel');
  await likely.getByRole('button', { name: '1 that you said is not the same' }).waitFor();
  expect(desk.complaints).toEqual([]);
});
