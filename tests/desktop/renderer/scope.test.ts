import axe from 'axe-core';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { startServer, type RunningServer } from '#server/main.ts';
import { create } from '#tests/support/edits.ts';
import { openDesk } from '#tests/support/desk.ts';
import { openRendererPage } from '#tests/support/renderer-page.ts';

let dataDir: string;
let server: RunningServer;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'verbatim-scope-page-'));
  const started = await startServer({
    host: '127.0.0.1',
    port: 0,
    dataDir,
    databaseUrl: undefined,
    anonymous: 'reader',
  });
  if (!started.ok) throw new Error(started.message);
  server = started;
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true });
});

test('an editor keeps the articles of one agency, and opens another from the whole desk', async () => {
  const token = (await readFile(server.tokenFile, 'utf8')).trim();
  const writer = openDesk({ server: server.url, token });
  const [kept, away] = ['Coastal', 'Inland'].map((agency) =>
    create('article', { headline: `${agency} news`, agency, body: 'She said yes.' }),
  );
  if (kept === undefined || away === undefined) throw new Error('two articles');
  await writer.save(kept);
  await writer.save(away);
  await writer.save(create('quote', { articleId: away.id, reportedText: 'yes' }));
  await writer.until(async () => (await writer.status()).waiting === 0);

  const { page, close, complaints } = await openRendererPage(undefined, server.url, token);
  try {
    await page.getByText('Online', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Show what is waiting' }).click();
    await page.getByText('Everything is kept on this machine.').waitFor();
    await page.getByRole('button', { name: 'Choose what to keep' }).click();
    const form = page.getByRole('form', { name: 'What is kept on this machine' });
    await form.getByRole('button', { name: 'Add agency' }).click();
    await form.getByRole('textbox', { name: 'Agency 1' }).fill('Coastal');
    const folder = join(repositoryRoot, 'tests/artefacts/scope');
    await mkdir(folder, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `form-${colorScheme}.png`) });
    }
    await page.evaluate(axe.source);
    const results: unknown = await page.evaluate(
      "axe.run('.scope-form').then(({ violations }) => violations.map(({ id }) => id))",
    );
    expect(z.array(z.string()).parse(results)).toEqual([]);
    await form.getByRole('button', { name: 'Keep this' }).click();
    await page.getByText('Articles of 1 agency are kept on this machine.').waitFor();
    await page.keyboard.press('Escape');

    const list = page.getByRole('grid', { name: 'Articles' });
    await list.getByRole('row', { name: /Inland news/ }).waitFor({ state: 'detached' });
    await list.getByRole('row', { name: /Coastal news/ }).waitFor();
    await page.getByRole('button', { name: 'Whole desk' }).click();
    const row = list.getByRole('row', { name: /Inland news.*On the server/ });
    await row.waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `whole-desk-${colorScheme}.png`) });
    }
    await row.click();
    await page.getByRole('heading', { name: 'Inland news' }).waitFor();
    await page.getByRole('button', { name: 'On this machine' }).click();
    await list.getByRole('row', { name: /Inland news/ }).waitFor();
    expect(await list.getByRole('row').count()).toBe(2);
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
}, 120_000);
