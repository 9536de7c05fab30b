import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { appOrigin } from './app-protocol.ts';
import { boundsInSight, readBounds, writeBounds } from './window-bounds.ts';

/** What a window depends on. */
export interface WindowOptions {
  readonly preload: string;
  /** The folder in which the window's place is remembered. */
  readonly profile: string;
}

// The page's own backgrounds, so that no white flashes before it is drawn.
const backgrounds = { light: '#ffffff', dark: '#1b1b1d' } as const;

/** Opens the window where it was, and shows it once it has something to show. */
export function openWindow({ preload, profile }: WindowOptions): BrowserWindow {
  const file = join(profile, 'window.json');
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = boundsInSight(readBounds(file), screens);
  const window = new BrowserWindow({
    width: place?.width ?? 1280,
    height: place?.height ?? 820,
    ...(place === null ? {} : { x: place.x, y: place.y }),
    minWidth: 960,
    minHeight: 420,
    show: false,
    title: 'Verbatim',
    backgroundColor: backgroundNow(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
    },
  });
  if (place?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeBounds(file, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  const recolour = (): void => window.setBackgroundColor(backgroundNow());
  nativeTheme.on('updated', recolour);
  window.once('closed', () => nativeTheme.removeListener('updated', recolour));
  void window.loadURL(`${appOrigin}/index.html`).catch((error: unknown) => {
    process.stderr.write(`The app's page could not be loaded: ${String(error)}\n`);
  });
  return window;
}

function backgroundNow(): string {
  return nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light;
}
