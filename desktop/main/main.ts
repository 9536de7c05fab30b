import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, powerMonitor, protocol } from 'electron';
import { serveApp, appScheme } from './app-protocol.ts';
import { readEnvironment, type Configuration } from './environment.ts';
import { denyPermissions, guardContents } from './guard-contents.ts';
import { answerWindows, tellWindow } from './ipc.ts';
import { keptPreferences } from './kept-preferences.ts';
import { keptTokens } from './kept-tokens.ts';
import { setMenu } from './menu.ts';
import { openWindow } from './open-window.ts';
import { startReplica } from './replica-process.ts';
import { signIn } from './sign-in.ts';
import { english } from '#desktop/words/english.ts';

// Told to `desktop/runtime/launch.ts`.
const openAlready = 3;

/** Starts the app: one per profile, one replica process, one window. */
async function main(): Promise<void> {
  const read = readEnvironment();
  if (!read.ok) {
    process.stderr.write(`${read.message}\n`);
    app.exit(1);
    return;
  }
  const { profile } = read.configuration;
  // The lock is a file of the profile, so its folder has to be known before.
  if (profile !== null) app.setPath('userData', profile);
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Verbatim is open already: its window comes to the front.\n');
    // Not 0, by which whoever started it would take it for closed.
    app.exit(openAlready);
    return;
  }
  protocol.registerSchemesAsPrivileged([appScheme]);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  await app.whenReady();
  run(read.configuration);
}

function run(configuration: Configuration): void {
  const profile = app.getPath('userData');
  denyPermissions();
  serveApp(join(__dirname, '../renderer'));

  const { server } = configuration;
  const tokens = keptTokens(join(profile, 'tokens.json'));
  const preferences = keptPreferences(join(profile, 'preferences.json'));
  const replica = startReplica({
    script: join(__dirname, 'replica.js'),
    server,
    // Whoever signed in here is meant, before a file that others may have written.
    readToken: async () =>
      (await tokens.read(server)) ?? (await readTokenFile(configuration.tokenFile)),
    desks: join(profile, 'desks'),
    appVersion: app.getVersion(),
    unusable: (message) => {
      dialog.showErrorBox('Verbatim cannot open its local data', message);
      app.exit(1);
    },
  });
  answerWindows({
    wantPort: (_nothing, contents) => {
      replica.connect(contents);
      return null;
    },
    networkBack: () => {
      replica.wake();
      return null;
    },
    signIn: async ({ token }) => {
      const answer = await signIn(token, { server, tokens });
      if (answer.ok) replica.wake();
      return answer;
    },
    readPreferences: () => preferences.read(),
    setPreference: async ({ name, value }) => {
      await preferences.set(name, value);
      return preferences.read();
    },
  });
  powerMonitor.on('resume', () => replica.wake());

  const open = () => openWindow({ preload: join(__dirname, '../preload/preload.js'), profile });
  let window = open();
  const applyPreferences = (): void => {
    const { theme, keyBindings } = preferences.read();
    nativeTheme.themeSource = theme;
    setMenu({
      words: english,
      bound: keyBindings,
      run: (id) => {
        if (!window.isDestroyed()) tellWindow(window.webContents, { event: 'command', id });
      },
    });
  };
  applyPreferences();
  preferences.onChange((now) => {
    applyPreferences();
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      tellWindow(webContents, { event: 'preferences', preferences: now });
    }
  });
  app.on('second-instance', () => {
    if (window.isDestroyed()) window = open();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (window.isDestroyed()) window = open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (replica.stopped()) return;
    // The replica closes its file in peace, then the app ends.
    event.preventDefault();
    void replica.stop().then(() => app.quit());
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit());
  }
}

async function readTokenFile(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim() || null;
  } catch {
    return null;
  }
}

void main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  app.exit(1);
});
