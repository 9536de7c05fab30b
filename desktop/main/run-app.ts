import { join } from 'node:path';
import { app, dialog, nativeTheme, powerMonitor, safeStorage } from 'electron';
import { answerCalls } from './answer-calls.ts';
import { serveApp } from './app-protocol.ts';
import { openDesks } from './desks.ts';
import { appEndings } from './endings.ts';
import type { Configuration } from './environment.ts';
import { denyPermissions } from './guard-contents.ts';
import { answerWindows, tellWindow } from './ipc.ts';
import { keptDesks } from './kept-desks.ts';
import { keptPreferences } from './kept-preferences.ts';
import { keptTokens } from './kept-tokens.ts';
import { openLog } from './log.ts';
import { setMenu } from './menu.ts';
import { newDeskId } from './new-desk-id.ts';
import { runCommand } from './run-command.ts';
import { watchEndings } from './watch-endings.ts';
import { appWindows } from './windows.ts';
import { english } from '#desktop/words/english.ts';

/** Puts the app together: its log, its preferences, the desk that is open, its windows and its menu. */
export async function runApp(configuration: Configuration): Promise<void> {
  const profile = app.getPath('userData');
  const log = openLog(join(profile, 'logs', 'verbatim.log'), {
    echo: (line) => process.stderr.write(line),
  });
  log.info(
    `Verbatim ${app.getVersion()} starts on ${process.platform}, Electron ${process.versions.electron}.`,
  );
  const endings = appEndings(join(profile, 'running'), join(profile, 'endings.json'));
  denyPermissions();
  serveApp(join(__dirname, '../renderer'));

  const preferences = keptPreferences(join(profile, 'preferences.json'), log);
  nativeTheme.themeSource = preferences.read().theme;
  const windows = appWindows({
    preload: join(__dirname, '../preload/preload.js'),
    profile,
    textSize: () => preferences.read().textSize,
    log,
  });
  // Before all else that takes time: the page is fetched and read meanwhile.
  windows.restore();
  const opening = openDesks({
    words: english,
    configuration,
    profile,
    script: join(__dirname, 'replica.js'),
    appVersion: app.getVersion(),
    kept: keptDesks(join(profile, 'desks.json'), newDeskId, log),
    tokens: keptTokens(join(profile, 'tokens.json'), safeStorage),
    log,
    // Each window draws the other desk from the beginning.
    changed: () => windows.all().forEach(({ webContents }) => webContents.reload()),
    died: () => endings.add('store'),
    unusable: (message) => {
      log.error('The local data cannot be used.');
      dialog.showErrorBox(english.app.unusable, message);
      app.exit(1);
    },
  });
  const context = { windows, log, guide: join(__dirname, '../../../docs/guide.md') };
  answerWindows(
    opening.then((desks) =>
      answerCalls({ ...context, desks, preferences, endings, words: english }),
    ),
    log,
  );
  const desks = await opening;
  powerMonitor.on('resume', desks.wake);

  const applyPreferences = (): void => {
    const { theme, keyBindings, textSize } = preferences.read();
    nativeTheme.themeSource = theme;
    for (const { webContents } of windows.all()) webContents.setZoomFactor(textSize);
    setMenu({ words: english, bound: keyBindings, run: (id) => runCommand(context, id) });
  };
  applyPreferences();
  preferences.onChange((now) => {
    applyPreferences();
    for (const { webContents } of windows.all()) {
      tellWindow(webContents, { event: 'preferences', preferences: now });
    }
  });
  app.setAboutPanelOptions({ applicationName: 'Verbatim', applicationVersion: app.getVersion() });
  watchEndings({ endings, log });

  app.on('second-instance', windows.show);
  app.on('activate', windows.show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', windows.ending);
  app.on('will-quit', (event) => {
    if (desks.stopped()) {
      endings.endWell();
      return;
    }
    // The replica closes its file in peace, then the app ends.
    event.preventDefault();
    void desks.stop().then(() => app.quit());
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit());
  }
}
