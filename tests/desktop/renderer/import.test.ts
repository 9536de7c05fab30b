import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { accessibilityViolations } from '#tests/support/accessibility.ts';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';

interface Sent {
  readonly name: string;
  readonly text: string;
}

const wire = (slug: string, headline: string, mark = '') =>
  `3 June 2024 18:40 UTC\n${slug}/\n\n${mark}${headline}\n\nPORT AMSEL (Meridian Wire) - "The ferry sails again," the mayor said.\n`;
const article = (slug: string, headline: string): Sent => ({
  name: `${slug.toLowerCase()}.txt`,
  text: wire(slug, headline),
});
const quay = article('QUAY', 'Quay opens in Port Amsel');
const ferry = article('FERRY', 'Ferry sails from Tarnvik');
const strike = article('STRIKE', 'Pilots end their strike');
const bridge = article('BRIDGE', 'Bridge closes in Valdria');
const broken = { name: 'broken.xml', text: '<nitf><head></nitf>' };

describe('importing in the window', () => {
  let desk: RendererPage;
  beforeAll(async () => {
    desk = await openRendererPage();
    desk.page.setDefaultTimeout(10_000);
    await desk.page.getByRole('grid', { name: 'Articles' }).waitFor();
  });
  afterEach(async () => {
    expect(desk.complaints).toEqual([]);
    if ((await sheet().count()) > 0) await desk.page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
  });
  afterAll(() => desk.close());

  const sheet = () => desk.page.getByRole('dialog', { name: 'Import articles' });
  const summary = () => sheet().getByRole('status');
  const outcomes = async (): Promise<readonly string[]> => {
    const rows = await sheet().getByRole('listitem').allInnerTexts();
    return rows.map((row) => row.replace(/\s+/gu, ' '));
  };
  const heading = (name: string) => desk.page.getByRole('heading', { name });
  const headlines = async (): Promise<readonly string[]> => {
    const filter = {};
    const { rows } = await desk.replica.answerer.listArticles({
      filter,
      orderBy: 'headline',
      direction: 'asc',
      offset: 0,
      limit: 100,
    });
    return rows.map(({ headline }) => headline);
  };
  const asFiles = (files: readonly Sent[]) =>
    files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) }));
  const drag = async (type: 'dragover' | 'drop', files: readonly Sent[]): Promise<void> => {
    const transfer = await desk.page.evaluateHandle((sent) => {
      const made = new DataTransfer();
      for (const { name, text } of sent) made.items.add(new File([text], name));
      return made;
    }, files);
    await desk.page.dispatchEvent('.list-pane', type, { dataTransfer: transfer });
  };
  const shot = async (name: string): Promise<void> => {
    const folder = join(repositoryRoot, 'tests/artefacts/import');
    await mkdir(folder, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await desk.page.emulateMedia({ colorScheme });
      await desk.page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
    }
  };

  test('one dropped file is an article that opens, without a sheet in the way', async () => {
    await drag('dragover', [quay]);
    await desk.page.getByText('Drop to import').waitFor();
    await shot('1-over');
    await drag('drop', [quay]);
    await heading('Quay opens in Port Amsel').waitFor();
    await desk.page
      .getByRole('status', { name: 'Import' })
      .filter({ hasText: 'Imported “Quay opens in Port Amsel”.' })
      .waitFor();
    expect(await desk.page.getByText('Drop to import').count()).toBe(0);
    expect(await sheet().count()).toBe(0);
    await shot('2-opened');
  });

  test('files chosen by the command: a broken one does not stop the others, and each is accounted for', async () => {
    const { page } = desk;
    const before = await headlines();
    page.once('filechooser', (chooser) => {
      void chooser.setFiles(asFiles([strike, broken, ferry]));
    });
    await page.getByRole('grid', { name: 'Articles' }).focus();
    await page.keyboard.press('Control+o');
    await sheet().waitFor();
    expect(await accessibilityViolations(page, '[role="dialog"]')).toEqual([]);
    await shot('3-choose');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe('Choose files …');
    await page.keyboard.press('Enter');
    await summary().filter({ hasText: '2 articles imported and 1 not imported.' }).waitFor();
    const rows = await outcomes();
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^Not imported broken\.xml It is not well-formed XML/u);
    expect(rows.slice(1)).toEqual([
      'Imported Pilots end their strike strike.txt',
      'Imported Ferry sails from Tarnvik ferry.txt',
    ]);
    expect(await accessibilityViolations(page, '[role="dialog"]')).toEqual([]);
    await shot('4-summary');
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await page.getByRole('row').filter({ hasText: 'Ferry sails from Tarnvik' }).waitFor();
    const made = (await headlines()).filter((each) => !before.includes(each));
    expect(made).toEqual(['Ferry sails from Tarnvik', 'Pilots end their strike']);
    const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(label).toBe('Articles');
  });

  test('a file that is known already is not imported again, and its article opens from the summary', async () => {
    const before = await headlines();
    await drag('drop', [{ ...quay, name: 'quay again.txt' }]);
    await summary().filter({ hasText: '1 known already.' }).waitFor();
    expect(await headlines()).toEqual(before);
    await shot('5-known');
    await sheet().getByRole('button', { name: 'Quay opens in Port Amsel' }).click();
    await heading('Quay opens in Port Amsel').waitFor();
    expect(await sheet().count()).toBe(0);
  });

  test('a newer version of a story is told from an article of its own', async () => {
    const text = wire('QUAY', 'Quay opens after all', 'UPDATE 1 - ');
    await drag('drop', [{ name: 'update.txt', text }]);
    await summary().filter({ hasText: '1 new version of a story.' }).waitFor();
    expect((await outcomes()).join()).toMatch(/^New version .*The desk has this story/u);
  });

  test('a pasted text waits for a word, and is then an article; in a field it is only text', async () => {
    const { page } = desk;
    const paste = (text: string) =>
      page.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        const target = document.activeElement ?? document.body;
        const options = { clipboardData, bubbles: true, cancelable: true };
        target.dispatchEvent(new ClipboardEvent('paste', options));
      }, text);
    await page.getByRole('searchbox', { name: 'Search articles' }).focus();
    await paste(bridge.text);
    await page.getByRole('grid', { name: 'Articles' }).focus();
    expect(await sheet().count()).toBe(0);
    await paste(bridge.text);
    await sheet().waitFor();
    expect(await headlines()).not.toContain('Bridge closes in Valdria');
    expect(await sheet().getByRole('textbox').inputValue()).toBe(bridge.text);
    await page.keyboard.press('Enter');
    await heading('Bridge closes in Valdria').waitFor();
    await sheet().waitFor({ state: 'detached' });
  });

  test('what is too large is refused in words before it is read, and nothing is made', async () => {
    const before = await headlines();
    await drag('drop', [{ name: 'year.txt', text: 'word '.repeat(300_000) }]);
    await summary().filter({ hasText: '1 not imported.' }).waitFor();
    expect(await outcomes()).toEqual([
      'Not imported year.txt It is too large: it has 1.5 MB, and the limit is 1 MB. Split it into one file for each article.',
    ]);
    expect(await headlines()).toEqual(before);
  });

  test('stopping ends after the file in hand and says what was imported until then', async () => {
    const files = Array.from({ length: 60 }, (_, index) => ({
      name: `${index}.txt`,
      text: wire(`AMSEL-${index}`, `Ferry number ${index} sails`),
    }));
    const before = await headlines();
    await drag('drop', files);
    await sheet().getByRole('progressbar').waitFor();
    await shot('6-progress');
    await desk.page.keyboard.press('Escape');
    await summary()
      .filter({ hasText: /articles? imported\./u })
      .waitFor();
    const made = (await headlines()).length - before.length;
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(60);
    expect(await summary().innerText()).toMatch(new RegExp(`^${made} article`, 'u'));
  });
});
