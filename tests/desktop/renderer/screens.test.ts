import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { sampleEdits } from '#shared/sample-desk/sample-edits.ts';
import { accessibilityViolations } from '#tests/support/accessibility.ts';
import { openRendererPage, type RendererPage } from '#tests/support/renderer-page.ts';

const headline = 'Island ferry to sail again after five weeks of repairs';
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** The desk's screens as they look with nothing and with the sample on it; first run, history and merging have tests of their own. */
describe('the screens of the desk', () => {
  const folder = join(repositoryRoot, 'tests/artefacts/screens');
  let desk: RendererPage;

  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    desk = await openRendererPage();
    desk.page.setDefaultTimeout(10_000);
    await desk.page.getByRole('grid', { name: 'Articles' }).waitFor();
  });
  afterAll(() => desk.close());

  const press = async (keys: string): Promise<void> => await desk.page.keyboard.press(keys);
  const run = async (command: string): Promise<void> => {
    await press('Control+k');
    await desk.page.getByRole('combobox', { name: 'Find a command' }).fill(command);
    await press('Enter');
  };
  const openFirst = async (list: string): Promise<void> => {
    const rows = desk.page.getByRole('grid', { name: list }).getByRole('row');
    await rows.first().click();
  };
  const openArticle = async (): Promise<void> => {
    await run('Go to articles');
    await desk.page.getByRole('row').filter({ hasText: headline }).click();
    await desk.page.getByRole('heading', { name: headline }).waitFor();
    await desk.page.locator('article mark').first().waitFor();
  };
  const dialog = (name: string) => desk.page.getByRole('dialog', { name });

  const screens: readonly [name: string, open: () => Promise<unknown>][] = [
    ['article', openArticle],
    [
      'quote',
      async () => {
        await openArticle();
        await press('j');
        await desk.page.getByRole('form', { name: 'Statement' }).waitFor();
      },
    ],
    ['review', async () => await run('Go to articles to review')],
    [
      'quotes',
      async () => {
        await run('Go to quotes');
        await openFirst('Quotes');
      },
    ],
    [
      'actor',
      async () => {
        await run('Go to actors');
        await openFirst('Actors');
        await desk.page.getByRole('form', { name: 'Actor' }).waitFor();
      },
    ],
    [
      'topic',
      async () => {
        await run('Go to topics');
        await openFirst('Topics');
        await desk.page.getByRole('form', { name: 'Topic' }).waitFor();
      },
    ],
    [
      'waiting',
      async () => (
        await run('Go to waiting edits'),
        await desk.page.getByRole('region', { name: 'Waiting edits' }).waitFor()
      ),
    ],
    [
      'conflicts',
      async () => (
        await run('Go to conflicts'),
        await desk.page.getByText('Nothing is in conflict.').waitFor()
      ),
    ],
    [
      'import',
      async () => (await run('Import articles'), await dialog('Import articles').waitFor()),
    ],
    ['settings', async () => (await press('Control+,'), await dialog('Settings').waitFor())],
    [
      'palette',
      async () => (await press('Control+k'), await desk.page.getByRole('option').first().waitFor()),
    ],
    [
      'quick-open',
      async () => (await press('Control+p'), await desk.page.getByRole('option').first().waitFor()),
    ],
  ];

  const look = async (name: string): Promise<void> => {
    for (const size of sizes) {
      await desk.page.setViewportSize(size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const file = `${name}-${size.width}-${colorScheme}.png`;
        await desk.page.screenshot({ path: join(folder, file) });
      }
      // Nothing is cut off at the side of the window.
      const [wide, seen] = await desk.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(wide).toBe(seen);
    }
    expect(await accessibilityViolations(desk.page, 'body')).toEqual([]);
  };

  test('a desk with nothing on it', async () => {
    await look('empty');
  });

  test('a desk with the sample on it', async () => {
    for (const edit of sampleEdits()) await desk.save(edit);
    await desk.page.getByRole('row').filter({ hasText: headline }).waitFor();
    await look('articles');
  });

  test.each(screens)('%s', async (name, open) => {
    await open();
    await look(name);
    while ((await desk.page.getByRole('dialog').count()) > 0) await press('Escape');
    expect(desk.complaints).toEqual([]);
  });
});
