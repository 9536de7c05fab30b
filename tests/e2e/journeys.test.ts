import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDeskWindow, type DeskWindow } from '#tests/support/desk-window.ts';
import { selectInBody } from '#tests/support/select-in-body.ts';
import {
  askGraphql,
  freePort,
  startServerProcess,
  type ServerProcess,
} from '#tests/support/server-process.ts';

const both = ['light', 'dark'] as const;
const soon = { timeout: 20_000 };

const fares = `11 June 2024 09:30 UTC

Harbour council keeps the summer fares

PORT AMSEL. June 11 (Meridian Wire) - The harbour council met in the town hall.

"Nobody will pay more for a gangway this summer," Lena Brandt, spokesperson for the Harbour Council, said on Monday.

"The islands live from these gangways," she said.
`;

const lights = `12 June 2024 10:00 UTC

Lighthouse keepers ask for new lamps

TARNVIK. June 12 (Meridian Wire) - The keepers of the coast met in Tarnvik.

"Three of the lamps are older than their keepers," Jonas Brekk, head of the Keepers' Guild, said on Tuesday.

"We want to see the shore at night," he said.
`;

// Read from right to left: Arabic of our own, with a date and a Latin name in it.
const arabic = `13 June 2024 08:00 UTC

المجلس يعلن موعد العبارة الجديدة

بورت أمسل. 13 يونيو (Meridian Wire) - اجتمع مجلس الميناء في المدينة.

قالت لينا براندت: «ستبحر العبارة الجديدة في الخريف، وسيدفع سكان الجزر نصف الثمن».

وأضافت أن المجلس سيشتري Port Lights في عام 2025 للميناء.
`;

/** What an editor does on a day, in one window on one server; each journey has an article of its own. */
describe('an editor’s day', () => {
  let folder: string;
  let server: ServerProcess;
  let desk: DeskWindow;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-journeys-'));
    server = await startServerProcess({ dataDir: join(folder, 'data'), port: await freePort() });
    desk = await openDeskWindow({
      profile: join(folder, 'profile'),
      server: server.address,
      tokenFile: join(folder, 'data', 'admin-token'),
      pictures: 'journeys',
    });
    page = desk.page;
    await desk.waitForSync(/Online/);
  });
  afterAll(async () => {
    await desk.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const title = (name: string) => page.getByRole('heading', { level: 1, name });
  const suggestion = () => page.getByRole('group', { name: 'Open suggestion' });
  const ask = async (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
    JSON.stringify(await askGraphql(server.address, query, { variables }));
  const onServer = async (text: string): Promise<string> =>
    await ask(
      `query ($text: String!) {
        quotes(first: 10, filter: { text: $text }) {
          edges { node { status attributions { part actor { name } } } }
        }
      }`,
      { text },
    );
  const paste = async (text: string): Promise<void> => {
    await press('Control+o');
    await page.getByRole('dialog', { name: 'Import articles' }).waitFor();
    await press('Tab');
    await page.keyboard.insertText(text);
    await press('Tab', 'Enter');
  };

  it('reviews an article from import to verified with the keyboard alone', async () => {
    await paste(fares);
    await title('Harbour council keeps the summer fares').waitFor();
    await page.getByRole('region', { name: 'Suggestions' }).waitFor();
    await desk.shot('keyboard-1-imported', both);
    // Each is read and accepted; the next one opens by itself.
    await press('j');
    await suggestion().getByText('Nobody will pay more').waitFor();
    await desk.shot('keyboard-2-suggestion', both);
    await press('Enter');
    await suggestion().getByText('The islands live from these gangways').waitFor();
    await press('Enter');
    await suggestion().waitFor({ state: 'detached' });
    await desk.shot('keyboard-3-accepted', both);
    await press('u');
    await page.getByRole('heading', { name: 'Quote 1 of 2' }).waitFor();
    await desk.shot('keyboard-4-statement', both);
    await press('Control+Enter');
    await page.getByRole('heading', { name: 'Quote 2 of 2' }).waitFor();
    await press('Control+Enter');
    await page.getByText('2 of 2 quotes reviewed').waitFor();
    await desk.shot('keyboard-5-reviewed', both);
    await desk.waitForSync(/Online.*Nothing waiting/);
    for (const words of ['"Nobody will pay"', '"islands live"']) {
      const saved = await onServer(words);
      expect(saved).toContain('"status":"VERIFIED"');
      expect(saved).toContain('"part":"SPEAKER","actor":{"name":"Lena Brandt"}');
    }
  });

  it('reviews another with the mouse alone', async () => {
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'lamps.txt', { type: 'text/plain' }));
      return data;
    }, lights);
    await page.locator('body').dispatchEvent('drop', { dataTransfer: transfer });
    await title('Lighthouse keepers ask for new lamps').waitFor();
    const marks = page.locator('article mark[data-status="suggested"]');
    await marks.filter({ hasText: 'Three of the lamps' }).click();
    await suggestion().getByText('Three of the lamps').waitFor();
    await page.getByRole('button', { name: /^Accept/ }).click();
    await suggestion().getByText('We want to see').waitFor();
    await page.getByRole('button', { name: /^Accept/ }).click();
    await suggestion().waitFor({ state: 'detached' });
    await page.locator('article mark').filter({ hasText: 'Three of the lamps' }).click();
    await desk.statement().waitFor();
    await desk.shot('mouse-1-statement', both);
    await desk.statement().getByRole('button', { name: 'Verify' }).click();
    await page.getByRole('heading', { name: 'Quote 2 of 2' }).waitFor();
    await desk.statement().getByRole('button', { name: 'Verify' }).click();
    await page.getByText('2 of 2 quotes reviewed').waitFor();
    await desk.waitForSync(/Online.*Nothing waiting/);
    for (const words of ['"older than their keepers"', '"shore at night"']) {
      const saved = await onServer(words);
      expect(saved).toContain('"status":"VERIFIED"');
      expect(saved).toContain('"part":"SPEAKER","actor":{"name":"Jonas Brekk"}');
    }
  });

  it('finds that two actors are one, merges them and takes it back', async () => {
    await desk.go('Actors');
    await page.getByRole('button', { name: 'New actor' }).click();
    const form = page.getByRole('form', { name: 'Actor' });
    await form.getByLabel('Name', { exact: true }).fill('Brandt, Lena');
    await form.getByRole('button', { name: 'Create' }).click();
    const likely = page.getByRole('region', { name: 'Is this somebody else on the desk?' });
    await likely.getByRole('button', { name: 'Compare with Lena Brandt' }).click();
    const view = page.getByRole('region', { name: 'Are these two the same?' });
    await view
      .getByText(/Lena Brandt stays/)
      .first()
      .waitFor();
    await desk.shot('merge-1-compare', both);
    await view.getByRole('button', { name: 'Merge', exact: true }).click();
    await title('Lena Brandt').waitFor();
    await desk.shot('merge-2-merged', both);
    await desk.waitForSync(/Online.*Nothing waiting/);
    const query =
      '{ actors(first: 5, filter: { text: "Lena Brandt" }) { edges { node { name aliases { name } } } } }';
    expect(await ask(query)).toContain(
      '[{"node":{"name":"Lena Brandt","aliases":[{"name":"Brandt, Lena"}]}}]',
    );
    const merged = page.getByRole('region', { name: 'Merged into this one' });
    await merged.getByRole('button', { name: 'Take the merge back' }).click();
    await merged.waitFor({ state: 'detached' });
    await desk.waitForSync(/Online.*Nothing waiting/);
    expect(await ask(query)).not.toContain('"aliases":[{"name":"Brandt, Lena"}]');
  });

  it('changes many quotes at once, and takes all of it back in one step, on the server too', async () => {
    await desk.go('Quotes');
    const list = page.getByRole('grid', { name: 'Quotes' });
    await page.getByRole('searchbox', { name: 'Search quotes' }).fill('gangway');
    await expect.poll(() => list.getAttribute('aria-rowcount'), soon).toBe('2');
    const selection = page.getByRole('status', { name: 'Selection' });
    await list.press('Control+a');
    await selection.getByText('2 selected').waitFor();
    await press('e');
    const dialog = page.getByRole('dialog', { name: 'Edit 2 quotes' });
    await dialog.getByLabel('Status').selectOption('disputed');
    await dialog.getByText('Status to Disputed in 2').waitFor();
    await desk.shot('bulk-1-preview', both);
    await dialog.getByRole('button', { name: 'Change 2 quotes' }).click();
    await dialog.getByText('2 quotes were changed.').waitFor();
    await press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await desk.waitForSync(/Online.*Nothing waiting/);
    expect((await onServer('gangway')).match(/DISPUTED/g)).toHaveLength(2);
    await desk.shot('bulk-2-changed', both);
    await press('Control+z');
    await desk.waitForSync(/Online.*Nothing waiting/);
    await expect
      .poll(async () => (await onServer('gangway')).match(/VERIFIED/g)?.length, soon)
      .toBe(2);
  });

  it('reads an article that goes from right to left, and marks a statement in it', async () => {
    await paste(arabic);
    await title('المجلس يعلن موعد العبارة الجديدة').waitFor();
    const paragraph = page.locator('article p').filter({ hasText: 'ستبحر' });
    expect(await paragraph.evaluate((it) => getComputedStyle(it).direction)).toBe('rtl');
    await page.locator('article mark[data-status="suggested"]').first().waitFor();
    await desk.shot('right-to-left-1-article', both);
    const words = 'وأضافت أن المجلس سيشتري Port Lights في عام 2025 للميناء';
    await selectInBody(page, words);
    await desk.shot('right-to-left-2-selected', both);
    await press('q');
    await desk.statement().waitFor();
    await desk.shot('right-to-left-3-statement', both);
    await desk.waitForSync(/Online.*Nothing waiting/);
    const made = await ask(
      '{ quotes(first: 5, filter: { text: "سيشتري" }) { edges { node { reportedText } } } }',
    );
    expect(made).toContain(`[{"node":{"reportedText":"${words}"}}]`);
  });
});
