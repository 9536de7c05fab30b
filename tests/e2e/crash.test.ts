import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDeskApp, type DeskApp } from '#tests/support/desk-app.ts';

let folder: string;
let desk: DeskApp;
const start = async (): Promise<void> => {
  desk = await startDeskApp({ profile: join(folder, 'profile'), pictures: 'crash' });
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-crash-'));
  await start();
  await desk.page.getByRole('button', { name: 'Look around a sample' }).click();
  await desk.page.getByRole('grid', { name: 'Articles' }).waitFor();
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const makeTopic = async (name: string): Promise<void> => {
  await desk.page.keyboard.press('Control+4');
  await desk.page.getByRole('button', { name: 'New topic' }).click();
  const topic = desk.page.getByRole('form', { name: 'Topic' });
  await topic.getByLabel('Name', { exact: true }).fill(name);
  await topic.getByRole('button', { name: 'Create' }).click();
  await desk.page.getByRole('row').filter({ hasText: name }).waitFor();
};
test('a store that is killed is started again: what was saved is there, and the next edit is saved', async () => {
  await makeTopic('Harbour dues');
  const killed = await desk.app.evaluate(({ app }) => {
    const store = app
      .getAppMetrics()
      .find(({ name, serviceName }) => [name, serviceName].includes('Verbatim replica'));
    if (store !== undefined) process.kill(store.pid, 'SIGKILL');
    return store !== undefined;
  });
  expect(killed).toBe(true);
  await makeTopic('Night boats');
  await desk.page.getByRole('row').filter({ hasText: 'Harbour dues' }).waitFor();
});

// Playwright gives up a page that crashed, so the window itself is asked.
const inWindow = async (script: string): Promise<unknown> =>
  await desk.app.evaluate(
    async ({ BrowserWindow }, code) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code)) as unknown,
    script,
  );

test('a page that crashes is loaded again where it was, with what was typed, and says so', async () => {
  await desk.page.getByRole('button', { name: 'New topic' }).click();
  await desk.page
    .getByRole('form', { name: 'Topic' })
    .getByLabel('Name', { exact: true })
    .fill('Half typed');
  // Not asked before it is loaded again: a page that ends never answers.
  await desk.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const loaded = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(null)));
    contents?.forcefullyCrashRenderer();
    await loaded;
  });
  await expect
    .poll(() => inWindow('document.querySelector(".endings p")?.textContent ?? ""'), {
      timeout: 20_000,
    })
    .toMatch(/A window ended unexpectedly/);
  await expect
    .poll(() => inWindow('document.querySelector("form[aria-label=Topic] input")?.value'), {
      timeout: 20_000,
    })
    .toBe('Half typed');
}, 90_000);

test('an app that is killed tells of it at its next start, calmly, and has everything', async () => {
  const process = desk.app.process();
  const gone = new Promise((resolve) => process.once('exit', resolve));
  process.kill('SIGKILL');
  await gone;
  await start();
  const notice = desk.page.getByRole('region', { name: 'After an unexpected end' });
  await notice.getByText('Verbatim ended unexpectedly last time.').waitFor();
  await desk.shot('1-notice');
  await desk.page.keyboard.press('Control+4');
  for (const name of ['Harbour dues', 'Night boats']) {
    await desk.page.getByRole('row').filter({ hasText: name }).waitFor();
  }
  await notice.getByRole('button', { name: 'All right' }).click();
  await notice.waitFor({ state: 'detached' });

  const log = await readFile(join(folder, 'profile', 'logs', 'verbatim.log'), 'utf8');
  expect(log).toContain('The local store ended unexpectedly');
  expect(log).toContain('A window’s page ended unexpectedly');
  for (const words of ['Harbour dues', 'Night boats', 'Half typed', 'Amsel']) {
    expect(log).not.toContain(words);
  }
  await desk.close();
  await start();
  await desk.page.getByRole('navigation', { name: 'Desk' }).waitFor();
  const again = desk.page.getByRole('region', { name: 'After an unexpected end' });
  expect(await again.count()).toBe(0);
}, 90_000);

test('further windows have places of their own, and all are there at the next start', async () => {
  await desk.page.keyboard.press('Control+2');
  const opened = desk.app.waitForEvent('window');
  await desk.page.keyboard.press('Control+Shift+N');
  const second = await opened;
  await second.getByRole('navigation', { name: 'Desk' }).waitFor();
  await second.keyboard.press('Control+3');
  await second.getByRole('grid', { name: 'Actors' }).waitFor();
  await desk.page.getByRole('grid', { name: 'Quotes' }).waitFor();
  await desk.close();
  await start();
  await expect.poll(() => desk.app.windows().length).toBe(2);
  const grids = await Promise.all(
    desk.app.windows().map(async (page) => {
      const grid = page.getByRole('grid');
      await grid.waitFor();
      return await grid.getAttribute('aria-label');
    }),
  );
  expect(new Set(grids)).toEqual(new Set(['Actors', 'Quotes']));
}, 90_000);
