import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { startElectronApp } from '#tests/support/electron-app.ts';

const main = `
const { app, BrowserWindow } = require('electron')
const Database = require(require.resolve('libsql', { paths: [${JSON.stringify(repositoryRoot)}] }))
const count = new Database(':memory:').prepare('select 41 + 1 as answer').get()
app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 600, height: 400 })
  await window.loadURL('data:text/html,<title>' + app.getName() + ' ' + app.getVersion() + '</title><h1>' + count.answer + '</h1>')
})
`;

test('the Electron that was found starts an app folder, opens its window and loads libsql', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-electron-'));
  const manifest = { name: 'tiny', productName: 'Tiny', version: '1.2.3', main: 'main.js' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'main.js'), main);
  const app = await startElectronApp({ appDir: folder, userData: join(folder, 'user-data') });
  try {
    const window = await app.firstWindow();
    expect(await window.title()).toBe('Tiny 1.2.3');
    expect(await window.locator('h1').innerText()).toBe('42');
    expect(await app.evaluate(({ app: electronApp }) => electronApp.getAppPath())).toBe(folder);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
});
