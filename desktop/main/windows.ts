import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { appOrigin } from './app-protocol.ts';
import { readWindows, writeWindows, type KeptWindow } from './kept-windows.ts';
import type { Log } from './log.ts';
import { boundsInSight, type WindowBounds } from './window-bounds.ts';

/** What windows depend on. */
export interface WindowsOptions {
  readonly preload: string;
  /** The folder in which the windows' places are remembered. */
  readonly profile: string;
  /** How large everything is, as a share of its usual size. */
  readonly textSize: () => number;
  readonly log: Log;
}

/** The app's windows. */
export interface Windows {
  /** Opens the windows that were open when the app was last left, or one where there was none. */
  readonly restore: () => void;
  /** Opens another window, a little beside the one in front. */
  readonly openAnother: () => void;
  /** Brings a window to the front, and opens one where there is none. */
  readonly show: () => void;
  /** The window in front, or any; undefined where there is none. */
  readonly front: () => BrowserWindow | undefined;
  readonly all: () => readonly BrowserWindow[];
  readonly placeOf: (contents: WebContents) => unknown;
  readonly keepPlace: (contents: WebContents, place: unknown) => void;
  /** From now on windows are closed because the app ends: they are to be there again. */
  readonly ending: () => void;
}

// The page's own backgrounds, so that no white flashes before it is drawn.
const backgrounds = { light: '#ffffff', dark: '#1b1b1d' } as const;
const usualSize = { width: 1280, height: 820 } as const;
// How far a further window lies from the one it was opened from.
const offset = 28;
// Milliseconds; moving a window tells of every step.
const settled = 400;

/** Keeps the app's windows, and remembers where each is on the screens and on the desk. */
export function appWindows({ preload, profile, textSize, log }: WindowsOptions): Windows {
  const file = join(profile, 'windows.json');
  const places = new Map<BrowserWindow, unknown>();
  let isEnding = false;
  let timer: NodeJS.Timeout | null = null;

  const keep = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const kept = [...places].map(([window, place]): KeptWindow => {
      return { bounds: boundsOf(window), place: place ?? null };
    });
    if (!writeWindows(file, kept)) log.warn('The windows’ places could not be remembered.');
  };
  const keepSoon = (): void => {
    timer ??= setTimeout(keep, settled);
  };

  const open = ({ bounds, place }: KeptWindow): BrowserWindow => {
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const seen = boundsInSight(bounds, screens);
    const window = new BrowserWindow({
      ...usualSize,
      ...(seen === null ? {} : { x: seen.x, y: seen.y, width: seen.width, height: seen.height }),
      minWidth: 720,
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
        zoomFactor: textSize(),
      },
    });
    places.set(window, place);
    if (seen?.maximized === true) window.maximize();
    window.once('ready-to-show', () => window.show());
    window.on('move', keepSoon);
    window.on('resize', keepSoon);
    window.on('close', () => {
      // The last window is where the app is opened again; others that are closed are done with.
      if (!isEnding && places.size > 1) places.delete(window);
      keep();
    });
    const recolour = (): void => window.setBackgroundColor(backgroundNow());
    nativeTheme.on('updated', recolour);
    window.once('closed', () => {
      places.delete(window);
      nativeTheme.removeListener('updated', recolour);
    });
    void window.loadURL(`${appOrigin}/index.html`).catch((error: unknown) => {
      log.error('The app’s page could not be loaded.', error);
    });
    return window;
  };

  const front = (): BrowserWindow | undefined =>
    BrowserWindow.getFocusedWindow() ?? [...places.keys()].at(-1);
  const windowOf = (contents: WebContents): BrowserWindow | undefined =>
    [...places.keys()].find(({ webContents }) => webContents === contents);

  return {
    restore: () => {
      const kept = readWindows(file);
      for (const window of kept.length === 0 ? [{ bounds: null, place: null }] : kept) open(window);
    },
    openAnother: () => {
      const from = front();
      if (from === undefined) {
        open({ bounds: null, place: null });
        return;
      }
      const { x, y, ...size } = boundsOf(from);
      const bounds = { ...size, x: x + offset, y: y + offset, maximized: false };
      open({ bounds, place: places.get(from) });
    },
    show: () => {
      const window = front() ?? open(readWindows(file)[0] ?? { bounds: null, place: null });
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    front,
    all: () => [...places.keys()],
    placeOf: (contents) => {
      const window = windowOf(contents);
      return window === undefined ? null : (places.get(window) ?? null);
    },
    keepPlace: (contents, place) => {
      const window = windowOf(contents);
      if (window === undefined) return;
      places.set(window, place);
      keepSoon();
    },
    ending: () => {
      isEnding = true;
      if (places.size > 0) keep();
    },
  };
}

function boundsOf(window: BrowserWindow): WindowBounds {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}

function backgroundNow(): string {
  return nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light;
}
