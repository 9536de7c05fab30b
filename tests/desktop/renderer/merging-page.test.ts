import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { create } from '#tests/support/edits.ts';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';

let desk: RendererPage;
const article = create('article', { headline: 'Ferries sail again', body: 'We sail on Monday.' });
const board = create('actor', {
  kind: 'organization',
  name: 'Amsel Harbour Board',
  country: 'VA',
  aliases: [{ name: 'AHB', language: null, kind: 'acronym' }],
});
const again = create('actor', { kind: 'organization', name: 'Harbour Board, Amsel' });
const stranger = create('actor', { kind: 'organization', name: 'Tarnvik Residents’ Union' });
const said = (actorId: string) =>
  create('quote', {
    articleId: article.id,
    reportedText: 'We sail on Monday.',
    attributions: [{ actorId, part: 'speaker', role: null }],
  });

beforeAll(async () => {
  desk = await openRendererPage();
  const edits = [article, board, again, stranger, said(board.id), said(board.id), said(again.id)];
  for (const edit of edits) await desk.save(edit);
  await desk.page.getByRole('button', { name: /^Actors/ }).click();
});
afterAll(async () => {
  await desk.close();
});

const open = async (name: string): Promise<void> => {
  await desk.page.getByRole('grid', { name: 'Actors' }).getByText(name, { exact: true }).click();
  await desk.page.getByRole('heading', { level: 1, name }).waitFor();
};
const intoOf = async (id: string) =>
  (await desk.replica.answerer.getActor({ id }))?.actor.record.fields.mergedInto;

describe('an actor’s page', () => {
  test('shows whom the actor may be, and why', async () => {
    await open('Harbour Board, Amsel');
    const likely = desk.page.getByRole('region', { name: 'Is this somebody else on the desk?' });
    await likely.getByText('same name').waitFor();
    expect(await likely.getByRole('listitem').count()).toBe(1);
  });

  test('compares the two side by side, keeps the fuller one, and finds nothing wrong for assistive technology', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Compare with Amsel Harbour Board' }).click();
    const view = page.getByRole('region', { name: 'Are these two the same?' });
    await view.getByText('AHB').waitFor();
    expect(await view.getByRole('radio', { name: /^Amsel/ }).isChecked()).toBe(true);
    await view
      .getByRole('status')
      .getByText(/^Amsel Harbour Board stays\. 1 quote of/)
      .waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `tests/artefacts/merge-${colorScheme}.png` });
      await page.evaluate(axe.source);
      expect(await page.evaluate('axe.run().then(({ violations }) => violations)')).toEqual([]);
    }
  });

  test('merges with one button, goes on to the one that stays, and takes it back from its page', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Amsel Harbour Board' }).waitFor();
    expect(await intoOf(again.id)).toBe(board.id);
    const quotes = page.getByRole('region', { name: 'Quotes' });
    await quotes.getByRole('button', { name: 'Said 3' }).waitFor();
    const merged = page.getByRole('region', { name: 'Merged into this one' });
    await merged.getByRole('button', { name: 'Take the merge back' }).click();
    await merged.waitFor({ state: 'detached' });
    expect(await intoOf(again.id)).toBeNull();
    await quotes.getByRole('button', { name: 'Said 2' }).waitFor();
  });

  test('leaves two apart with Escape, and compares with whomever an editor names', async () => {
    const { page } = desk;
    await page.getByRole('combobox', { name: 'Compare with another actor' }).fill('tarnvik');
    await page.getByRole('option', { name: /Tarnvik/ }).click();
    await page.getByRole('radio', { name: /^Tarnvik/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Amsel Harbour Board' }).waitFor();
    expect(await intoOf(stranger.id)).toBeNull();
    expect(desk.complaints).toEqual([]);
  });

  test('shows the quotes by the actor’s part in them', async () => {
    const quotes = desk.page.getByRole('region', { name: 'Quotes' });
    await quotes.getByRole('button', { name: 'About it 0' }).click();
    await quotes.getByText('Nothing yet.').waitFor();
    await quotes.getByRole('button', { name: 'All 2' }).click();
    await quotes.getByRole('listitem').nth(1).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await desk.page.emulateMedia({ colorScheme });
      await desk.page.screenshot({ path: `tests/artefacts/actor-${colorScheme}.png` });
    }
  });
});
