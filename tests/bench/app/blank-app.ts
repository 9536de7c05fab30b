import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// What no app can do without: a window like the desk's, shown once it has drawn its page.
const main = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 820, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.loadFile(require('node:path').join(__dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
`;
const page = '<!doctype html><title>Blank</title><body>Blank</body>';

/** Writes an app with a blank window into a folder. */
export async function writeBlankApp(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const manifest = { name: 'blank', version: '1.0.0', main: 'main.js' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'main.js'), main);
  await writeFile(join(folder, 'index.html'), page);
}
