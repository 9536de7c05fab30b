import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDeskWindow, type DeskWindow } from '#tests/support/desk-window.ts';
import {
  askGraphql,
  freePort,
  startServerProcess,
  type ServerProcess,
} from '#tests/support/server-process.ts';
import { wireArticle } from '#tests/support/wire-article.ts';

describe('a file imported in the app', () => {
  let folder: string;
  let server: ServerProcess;
  let desk: DeskWindow;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-import-file-'));
    server = await startServerProcess({ dataDir: join(folder, 'data'), port: await freePort() });
    desk = await openDeskWindow({
      profile: join(folder, 'profile'),
      server: server.address,
      tokenFile: join(folder, 'data', 'admin-token'),
      pictures: 'import-file',
    });
    await desk.waitForSync(/Online/);
  });

  afterAll(async () => {
    await desk.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('opens, with suggestions, and is on the server with its bytes', async () => {
    const { page } = desk;
    await desk.menu('import');
    const sheet = page.getByRole('dialog', { name: 'Import articles' });
    await sheet.locator('input[type="file"]').setInputFiles(wireArticle.path);
    await page.getByRole('heading', { name: wireArticle.headline }).waitFor();
    await page.getByRole('region', { name: 'Suggestions' }).waitFor();
    await desk.waitForSync(/Online.*Nothing waiting/);
    await desk.shot('1-imported');
    const data = await askGraphql(
      server.address,
      '{ articles(first: 50) { edges { node { headline document { fileName size } } } } }',
    );
    const { size } = await stat(wireArticle.path);
    const imported = {
      node: {
        headline: wireArticle.headline,
        document: { fileName: basename(wireArticle.path), size },
      },
    };
    expect(data).toMatchObject({ articles: { edges: expect.arrayContaining([imported]) } });
  });
});
