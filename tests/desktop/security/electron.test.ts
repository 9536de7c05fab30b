import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDeskApp, type DeskApp } from '#tests/support/desk-app.ts';

/** Electron's own security list, as far as a running app shows it; docs/security.md names the test of each item. */
describe('the app keeps what it shows away from the machine', () => {
  let folder: string;
  let desk: DeskApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-security-'));
    desk = await startDeskApp({ profile: folder, pictures: 'security' });
    await desk.page.getByRole('heading', { name: 'Where is your desk?' }).waitFor();
    await desk.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = (address) => {
        opened.push(address);
        return Promise.resolve();
      };
    });
  });
  afterAll(async () => {
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  });

  const inPage = async (script: string): Promise<unknown> => await desk.page.evaluate(script);
  const outcomeOf = async (script: string): Promise<unknown> =>
    await inPage(`Promise.resolve().then(() => ${script}).then(() => 'done', () => 'refused')`);
  const openedOutside = async (): Promise<unknown> =>
    await desk.app.evaluate(() => Reflect.get(globalThis, 'opened') as unknown);

  test('pages are sandboxed and isolated, and know nothing of Node', async () => {
    const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const all: unknown =
        window &&
        Reflect.apply(
          Reflect.get(window.webContents, 'getLastWebPreferences') as () => unknown,
          window.webContents,
          [],
        );
      return all;
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    expect(preferences).not.toMatchObject({ webSecurity: false });
    expect(await inPage('[typeof process, typeof require, typeof module, typeof Buffer]')).toEqual(
      Array.from({ length: 4 }, () => 'undefined'),
    );
  });

  test('the bridge gives named calls and no channel to send on', async () => {
    expect(await inPage('Object.keys(window.verbatim).sort()')).toEqual([
      'main',
      'onMainEvent',
      'onReplicaEvent',
      'platform',
      'replica',
    ]);
  });

  test('neither inline nor remote code runs, and the page reaches no network', async () => {
    await inPage(`{
      const inline = document.createElement('script');
      inline.textContent = 'window.ranInline = true';
      document.head.append(inline);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.ranHandler = true');
      image.src = 'x:';
      document.body.append(image);
    }`);
    expect(
      await outcomeOf(`new Promise((done, failed) => {
      const remote = document.createElement('script');
      remote.src = 'https://example.com/x.js';
      remote.onload = done;
      remote.onerror = failed;
      document.head.append(remote);
    })`),
    ).toBe('refused');
    // In a task of its own: what the test itself evaluates may make code from text.
    expect(
      await outcomeOf(`new Promise((done, failed) =>
        setTimeout(() => {
          try {
            done(new Function('return 1')());
          } catch (error) {
            failed(error);
          }
        }),
      )`),
    ).toBe('refused');
    expect(await outcomeOf(`fetch('https://example.com')`)).toBe('refused');
    expect(await outcomeOf(`fetch('verbatim://app/index.html')`)).toBe('refused');
    expect(await inPage('[window.ranInline, window.ranHandler]')).toEqual([undefined, undefined]);
  });

  test('the app’s own protocol serves its folder alone, with the policy on every answer', async () => {
    const { page } = desk;
    const home = page.url();
    for (const path of [
      '%2e%2e/main/main.js',
      '..%2fmain/main.js',
      '..%5cmain%5cmain.js',
      'none.js',
    ]) {
      const answer = await page.goto(`verbatim://app/${path}`);
      expect(answer?.status(), path).toBe(404);
    }
    const answer = await page.goto(home);
    await page.getByRole('heading', { name: 'Where is your desk?' }).waitFor();
    const policy = (await answer?.allHeaders())?.['content-security-policy'] ?? '';
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`connect-src 'none'`);
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('http');
  });

  test('a page stays where it is; links to the web open in the browser, all others nowhere', async () => {
    const address = desk.page.url();
    for (const link of [
      'https://example.com/a',
      'file:///etc/passwd',
      'ssh://example.com',
      'javascript:window.ranLink=true',
    ]) {
      await inPage(`{
        const link = document.createElement('a');
        link.href = ${JSON.stringify(link)};
        document.body.append(link);
        link.click();
        link.remove();
      }`);
      expect(await inPage(`window.open(${JSON.stringify(link)}) === null`)).toBe(true);
    }
    await expect.poll(openedOutside).toEqual(['https://example.com/a', 'https://example.com/a']);
    expect(desk.page.url()).toBe(address);
    expect(await inPage('window.ranLink')).toBeUndefined();
    expect(desk.app.windows()).toHaveLength(1);
  });

  test('every permission is refused but writing to the clipboard', async () => {
    const states = await inPage(`Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    )`);
    expect(states).toEqual(Array.from({ length: 6 }, () => 'denied'));
    expect(await outcomeOf('navigator.mediaDevices.getUserMedia({ audio: true })')).toBe('refused');
    expect(
      await outcomeOf(
        'new Promise((found, not) => navigator.geolocation.getCurrentPosition(found, not))',
      ),
    ).toBe('refused');
  });

  test('no call is answered whose name or argument is not known', async () => {
    for (const call of [
      `window.verbatim.main.setPreference({ name: 'theme', value: 'sepia' })`,
      `window.verbatim.main.setPreference({ name: '__proto__', value: {} })`,
      `window.verbatim.main.runCommand({ id: 'eraseDisk' })`,
      `window.verbatim.main.readWindow({ more: 1 })`,
      `window.verbatim.main.forgetDesk({ id: '../..' })`,
      `window.verbatim.main.keepPlace(null)`,
    ]) {
      expect(await outcomeOf(call), call).toBe('refused');
    }
    expect(await outcomeOf('window.verbatim.main.readWindow({})')).toBe('done');
  });

  test('a page that is not the app’s own is not answered, even with the bridge', async () => {
    const answer = await desk.app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/preload/preload.js`;
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true },
      });
      await foreign.loadURL('data:text/html,<title>Foreign</title>');
      const said: unknown = await foreign.webContents.executeJavaScript(
        `window.verbatim.main.readWindow({}).then(() => 'answered', (error) => String(error))`,
      );
      foreign.destroy();
      return said;
    });
    expect(answer).toContain('Only the app’s own page is answered.');
  });
});
